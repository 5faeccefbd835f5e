// Lets the reader choose whether the site stays in the browser, to be read offline.

import { button, create } from "./dom.js";
import { isPossible, isWanted, unwant, want } from "./offline.js";

const nameOf = (isKept) => (isKept ? "Remove the pages" : "Keep the pages again");

export async function upgrade() {
  const panel = document.querySelector(".kept");
  let isKept = isPossible && await isWanted();
  if (!isPossible || panel.querySelector("button")) return;
  const status = create("span", { role: "status" });
  const choice = button(nameOf(isKept), async () => {
    await (isKept ? unwant() : want());
    isKept = !isKept;
    choice.textContent = nameOf(isKept);
    status.textContent = isKept ? "They come while you read." : "They are gone.";
  });
  panel.append(create("p", {}, choice, " ", status));
}
