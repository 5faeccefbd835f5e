// A conversation as the worker drew it, built anew of what a conversation may hold: no
// element, class or attribute that the lanes don't use, whatever code ran there.

const TAGS = new Set(["b", "code", "conversation-player", "dd", "div", "dl", "dt", "i",
  "li", "ol", "p", "small", "span", "wbr"]);
const CLASS = new RegExp(`^(?:${[
  "after", "asgi", "async_to_sync", "app", "back", "bars", "blocks", "busy", "conversation",
  "client(?:-\\d+)?", "crosses", "elsewhere", "end", "ends", "error", "fault",
  "(?:from|to)-(?:app|client|elsewhere|server)", "heads", "lanes-\\d+", "legend",
  "message", "note", "onward", "place", "queued", "refused", "remark", "said", "scroll",
  "server", "sign", "starts", "state", "stopped", "sync_to_async", "thread", "together",
  "values", "waiting", "waits", "who", "wsgi",
].join("|")})$`);
const isList = (text) => Array.isArray(JSON.parse(text));
const ATTRIBUTES = {
  "aria-hidden": (value) => value === "true",
  "aria-label": () => true,
  "class": (value) => value.split(" ").every((name) => !name || CLASS.test(name)),
  "data-digest": (value) => /^[0-9a-f]{16}$/.test(value),
  "data-line": (value) => /^\d{1,6}$/.test(value),
  "data-longest": () => true,
  "data-values": isList,
  "role": (value) => value === "region",
  "tabindex": (value) => value === "0",
};
const MOST = 200_000;

// The little HTML that the lanes are written in; the browser's own parser would take
// more, and would heed a handler before it could be left out.
const PART = /<(\/?)([a-z-]+)((?: [a-z-]+="[^"<>]*")*)>|[^<>]+/y;
const ATTRIBUTE = / ([a-z-]+)="([^"]*)"/g;
const SIGNS = { amp: "&", gt: ">", lt: "<", quot: '"', "#x27": "'" };
const plain = (text) => text.replace(/&(amp|gt|lt|quot|#x27);/g, (_, name) => SIGNS[name]);

function check(isFine, what) {
  if (!isFine) throw new Error(`not in a conversation: ${what}`);
}

function made(tag, attributes) {
  check(TAGS.has(tag), tag);
  const element = document.createElement(tag);
  for (const [, name, value] of attributes.matchAll(ATTRIBUTE)) {
    check(Object.hasOwn(ATTRIBUTES, name) && ATTRIBUTES[name](plain(value)), name);
    element.setAttribute(name, plain(value));
  }
  return element;
}

function built(html) {
  const root = document.createDocumentFragment();
  const open = [root];
  PART.lastIndex = 0;
  while (PART.lastIndex < html.length) {
    const [text, isEnd, tag, attributes] = PART.exec(html) ?? [];
    check(text, "an unknown sign");
    if (isEnd) check(open.pop().localName === tag, `</${tag}>`);
    else if (!tag) open.at(-1).append(plain(text));
    else {
      const element = made(tag, attributes);
      open.at(-1).append(element);
      if (tag !== "wbr") open.push(element);
    }
  }
  check(open.length === 1, "no end");
  return root;
}

// What the player relies on.
function whole({ children: [player] }) {
  check(player?.localName === "conversation-player", "no player");
  check(player.querySelectorAll("ol").length === 1, "no list");
  check(!player.querySelector(player.localName), "another player");
  return player;
}

export function tamed(html) {
  try {
    check(html.length <= MOST, "so many characters");
    return whole(built(html));
  } catch {
    return null;
  }
}
