// The one store of what a reader has done: by key, in the browser's local storage.
// Where that is blocked, full or broken, the page remembers until it is left.

const PREFIX = "asgi-vs-wsgi/";
const unsaved = new Map();

export function read(key) {
  if (unsaved.has(key)) return unsaved.get(key);
  try {
    return JSON.parse(localStorage.getItem(PREFIX + key));
  } catch {
    return null;
  }
}

function change(key, value, act) {
  unsaved.set(key, value);
  try {
    act(localStorage);
    unsaved.delete(key);
  } catch {
    // It stays in `unsaved`.
  }
}

export function write(key, value) {
  change(key, value, (store) => store.setItem(PREFIX + key, JSON.stringify(value)));
}

export function forget(key) {
  change(key, null, (store) => store.removeItem(PREFIX + key));
}

// FNV-1a, 32 bits: tells a changed text from the one that was answered.
export function hashOf(text) {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text.replace(/\s+/g, " ").trim())) {
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return (hash >>> 0).toString(36);
}
