// Cards that lead on: the one that a test recommends, and the one chosen last.

import { read, write } from "./progress.js";

export function upgrade() {
  const links = [...document.querySelectorAll(".cards a[href]")];
  const [recommended, chosen] = ["recommended", "chosen"].map((key) =>
    links.find((link) => link.pathname === read(key)));
  if (recommended) {
    links.forEach((link) => link.classList.toggle("recommended", link === recommended));
  }
  chosen?.classList.add("chosen");
  links.forEach((link) => link.addEventListener("click", () => {
    if (link.origin === location.origin) write("chosen", link.pathname);
  }));
}
