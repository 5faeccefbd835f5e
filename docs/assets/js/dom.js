// An element with its attributes and children; text is only ever set as text.

export function create(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  Object.entries(attributes).forEach((pair) => element.setAttribute(...pair));
  element.append(...children);
  return element;
}

// The looks of the one button that leads on.
export const PRIMARY = { class: "md-button md-button--primary" };

export function button(name, act, attributes = {}) {
  const made = create("button",
    { type: "button", class: "md-button", ...attributes }, name);
  made.addEventListener("click", act);
  return made;
}

// What scripts add, sooner or later.
const CONTROLS = ".live-bar, .player-bar, button, nav";

// A copy to show elsewhere: an id stands for one place only.
export function copyOf(nodes) {
  const copy = create("div");
  copy.append(...[...nodes].map((node) => node.cloneNode(true)));
  copy.querySelectorAll("[id]").forEach((part) => part.removeAttribute("id"));
  copy.querySelectorAll(CONTROLS).forEach((part) => part.remove());
  return copy;
}
