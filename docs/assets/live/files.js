// The runtime's files: from the browser's own store once they were there, counted as
// they come.

const STORE = "python";
const { fetch } = globalThis;

// An older version's files are of no more use.
async function forgetOthers(store, base, files) {
  const kept = new Set(Object.values(files).map(({ path }) => base + path));
  const stored = await store.keys();
  return Promise.all(stored.filter(({ url }) => !kept.has(url))
    .map((request) => store.delete(request)));
}

// Where storing is blocked or full, the network serves.
const storeOf = async () => {
  try {
    return await caches.open(STORE);
  } catch {
    return null;
  }
};

function counted(response, count) {
  const counting = new TransformStream({
    transform(chunk, out) {
      count(chunk.length);
      out.enqueue(chunk);
    },
  });
  return new Response(response.body.pipeThrough(counting));
}

// Servers don't know what these files are, and hand them over as they are.
function unpacked(response, name) {
  const type = name.endsWith(".wasm") ? "application/wasm" : "application/zip";
  const unpacking = response.body.pipeThrough(new DecompressionStream("gzip"));
  return new Response(unpacking, { headers: { "Content-Type": type } });
}

function refuse(name, why = "") {
  throw new Error(`${name} could not be downloaded${why}`);
}

export class Files {
  #base;
  #files;
  #tell;
  #store = storeOf();
  #loaded = 0;
  #total = 0;

  // `tell` hears of the bytes that are there, and of all that are wanted.
  constructor(base, files, tell) {
    this.#base = base;
    this.#files = files;
    this.#tell = tell;
    this.#store.then((store) => store && forgetOthers(store, base, files))
      .catch(() => {});
  }

  path(name) { return this.#base + this.#files[name].path; }

  // A module is loaded by the browser itself, and counts when it is there. Stored it is
  // for who is offline later: the browser's own cache needn't have it any more.
  async module(name) {
    this.#want(name);
    const url = this.path(name);
    const loaded = await import(url).catch(() => refuse(name));
    this.#count(this.#files[name].bytes);
    this.#store.then(async (store) => await store?.match(url) ?? store?.add(url))
      .catch(() => {});
    return loaded;
  }

  async response(name) {
    this.#want(name);
    const url = this.path(name);
    const store = await this.#store;
    const stored = await store?.match(url).catch(() => undefined);
    const response = stored ?? await fetch(url).catch(() => refuse(name));
    if (!response.ok) refuse(name, `: ${response.status}`);
    if (!stored) store?.put(url, response.clone()).catch(() => {});
    return unpacked(counted(response, (bytes) => this.#count(bytes)), name);
  }

  async bytes(name) {
    return new Uint8Array(await (await this.response(name)).arrayBuffer());
  }

  #want(name) {
    this.#total += this.#files[name].bytes;
    this.#count(0);
  }

  #count(bytes) {
    this.#loaded += bytes;
    this.#tell(Math.min(this.#loaded, this.#total), this.#total);
  }
}
