// Ask, in the bar of a block that has an app: opens a form below the block.

import { button } from "../js/dom.js";

const APP = /^(?:async def|def|class) application\b|^application *=/m;

export const hasApp = ({ source, roles }) => APP.test(source) && !roles.length;

export function addAsk(page, block) {
  if (!hasApp(block)) return;
  let stage;
  const open = button("Ask", async () => {
    const { Stage } = await import("./stage.js");
    stage ??= new Stage(page, block);
    if (!stage.element.isConnected) below(block).after(stage.element);
    stage.focus();
  });
  open.setAttribute("aria-label", `Ask the app of block ${block.number}`);
  block.element.querySelector(".live-bar > [role=status]").before(open);
}

// What stands lowest of what belongs to the block; beside a twin, both.
function below({ element, output, conversation }) {
  const sides = element.closest(".sides, .beside");
  if (sides) return sides;
  const last = conversation ?? output ?? element;
  const run = last.nextElementSibling;
  return run?.matches(".live-run") ? run : last;
}
