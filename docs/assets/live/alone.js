// Shuts the code that runs in the worker off from the network and from what browsers
// store: what somebody else wrote must reach nothing, and leave nothing behind.

const SHUT = ["BroadcastChannel", "Cache", "CacheStorage", "EventSource", "SharedWorker",
  "WebSocket", "WebSocketStream", "WebTransport", "Worker", "XMLHttpRequest", "caches",
  "fetch", "importScripts", "indexedDB", "webkitRequestFileSystem"];

export function shut() {
  for (let at = globalThis; at; at = Object.getPrototypeOf(at)) {
    SHUT.forEach((name) => delete at[name]);
  }
}

// How Python ends is told to the page, and is no news for the browser's console.
export function hush() {
  ["debug", "error", "info", "log", "warn"].forEach((name) => { console[name] = () => {}; });
}
