// What takes long on a long page is done in short turns: between them the browser draws,
// and does what the reader asks for.

const TURN_MS = 6;  // less than half a frame

// Does something with each part of a list, also when another page has been shown meanwhile.
// `later` says when the next turn is due.
export async function inTurns(parts, act, later = setTimeout) {
  let end = 0;
  for (const part of parts) {
    if (performance.now() > end) {
      await new Promise((resolve) => later(resolve));
      end = performance.now() + TURN_MS;
    }
    act(part);
  }
}
