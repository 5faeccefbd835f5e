// Lets the reader choose whether the site stays in the browser, to be read offline.

import { button, create } from "./dom.js";
import { isPossible, isWanted, want } from "./offline.js";

const name = () => (isWanted() ? "Remove the pages" : "Keep the pages again");

export function upgrade() {
  const panel = document.querySelector(".kept:not(:has(button))");
  if (!panel || !isPossible()) return;
  const status = create("span", { role: "status" });
  const choice = button(name(), async () => {
    await want(!isWanted());
    choice.textContent = name();
    status.textContent = isWanted() ? "They come while you read." : "They are gone.";
  });
  panel.append(create("p", {}, choice, " ", status));
}
