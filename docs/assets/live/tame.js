// A conversation as the worker drew it, built anew of what a conversation may hold: no
// element, class or attribute that the lanes don't use, whatever code ran there.

const TAGS = new Set(["b", "code", "conversation-player", "dd", "div", "dl", "dt", "i",
  "li", "ol", "p", "small", "span", "wbr"]);
const ATTRIBUTES = new Set(["aria-hidden", "aria-label", "data-digest", "data-line",
  "data-longest", "data-values", "role", "tabindex"]);
const ROLES = new Set(["region"]);
const CLASS = new RegExp(`^(?:${[
  "after", "asgi", "async_to_sync", "app", "back", "bars", "blocks", "busy", "conversation",
  "client(?:-\\d+)?", "crosses", "elsewhere", "end", "ends", "error", "fault",
  "(?:from|to)-(?:app|client|elsewhere|server)", "heads", "lanes-\\d+", "legend",
  "message", "note", "onward", "place", "queued", "refused", "remark", "said", "scroll",
  "server", "sign", "starts", "state", "stopped", "sync_to_async", "thread", "together",
  "values", "waiting", "waits", "who", "wsgi",
].join("|")})$`);
const MOST = 200_000;

function tame(node) {
  if (node.nodeType === Node.TEXT_NODE) return document.createTextNode(node.data);
  if (node.nodeType !== Node.ELEMENT_NODE || !TAGS.has(node.localName)) return "";
  const made = document.createElement(node.localName);
  for (const { name, value } of node.attributes) {
    if (name === "role" ? ROLES.has(value) : ATTRIBUTES.has(name)) {
      made.setAttribute(name, value);
    }
  }
  const classes = [...node.classList].filter((name) => CLASS.test(name));
  if (node.hasAttribute("class")) made.className = classes.join(" ");
  made.append(...[...node.childNodes].map(tame));
  return made;
}

// Parsed apart from the page, where nothing is loaded and nothing runs.
export function tamed(html) {
  if (html.length > MOST) return null;
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const player = parsed.querySelector("conversation-player");
  return player && tame(player);
}
