// The form of a question: what is asked in a fieldset, and below it what answers.

import { create } from "./dom.js";

// The fields belong to the form by its id: a button to copy code among the options
// must not submit it.
export function addForm(element, field, ...controls) {
  const { level, topic } = element.dataset;
  const [title, ...body] = element.children;
  const asked = body.slice(0, body.findIndex((part) => part.matches("details")));
  const legend = create("legend", { class: "admonition-title" }, ...title.childNodes);
  title.remove();
  const fieldset = create("fieldset",
    { class: "asked", "data-level": level, "data-topic": topic },
    legend, "\n", ...asked, field ?? "");
  const form = create("form", { class: "answering", id: `${element.id}-form` },
    ...controls);
  fieldset.querySelectorAll("input, textarea")
    .forEach((each) => each.setAttribute("form", form.id));
  element.prepend(fieldset, form);
  return form;
}
