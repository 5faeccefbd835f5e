// What the code prints, handed on to the page at once, unless there is much of it.

// So many words go at once; then one each so many milliseconds, whatever is printed.
const AT_ONCE = 100;
const EACH_MS = 30;

export class Output {
  #tell;
  #most;
  #left;
  #block = 0;
  #kept = "";
  #kind = "output";
  #words = AT_ONCE;
  #since = performance.now();
  #decoders = { output: new TextDecoder(), errors: new TextDecoder() };

  constructor(tell, characters) {
    this.#tell = tell;
    this.#most = characters;
    this.#left = characters;
  }

  // As Pyodide asks for it: takes bytes, and says how many it has taken.
  into(kind) {
    return { write: (bytes) => {
      this.#write(kind, this.#decoders[kind].decode(bytes, { stream: true }));
      return bytes.length;
    } };
  }

  // Anything else that happens comes after what was printed before.
  say(what, block, ...more) {
    this.flush();
    if (what === "begin") this.#block = block;
    this.#tell(what, block, ...more);
  }

  end(reason) { this.say("stopped", this.#block, reason); }

  flush() {
    if (!this.#kept) return;
    this.#words -= 1;
    this.#tell(this.#kind, this.#block, this.#kept);
    this.#kept = "";
  }

  #write(kind, text) {
    if (this.#left < 0) return;  // the page knows, and ends the run
    if (kind !== this.#kind) this.flush();
    this.#kind = kind;
    this.#kept += text.slice(0, this.#left);
    this.#left -= text.length;
    if (this.#left < 0) this.end(`printed more than ${this.#most / 1000} kB`);
    else if (this.#mayTell()) this.flush();
  }

  #mayTell() {
    const now = performance.now();
    this.#words = Math.min(this.#words + (now - this.#since) / EACH_MS, AT_ONCE);
    this.#since = now;
    return this.#words >= 1;
  }
}
