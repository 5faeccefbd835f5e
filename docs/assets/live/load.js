// Brings Python's files, all at once, and starts Python.

import { Files } from "./files.js";

const WASM = "pyodide.asm.wasm";
const AT = "/lib/python3.14/site-packages";
const EXAMPLES = "examples.zip";
const DJANGO = "django.zip";

const { XMLHttpRequest } = globalThis;  // kept from the code that runs

// Pyodide asks for its files by `fetch`; these come from `files`.
function serve(served) {
  const outside = globalThis.fetch;
  globalThis.fetch = (url, ...options) => served[url]?.() ?? outside(url, ...options);
}

// Pyodide waits for ever for a file that doesn't come.
const firstError = (promises) => new Promise((_, reject) => {
  promises.forEach((promise) => promise.catch(reject));
});

// For code that imports what nobody foresaw: all waits for the file, which Python unpacks.
function now(url) {
  const request = new XMLHttpRequest();
  request.open("GET", url, false);
  request.responseType = "arraybuffer";
  request.send();
  if (request.status !== 200) throw new Error(`${request.status} for ${url}`);
  return new Uint8Array(request.response);
}

function pyodide(files, lock, promises) {
  const folder = files.path("pyodide.mjs").replace("pyodide.mjs", "");
  const stdlib = files.path("stdlib.zip");
  const [wasm, library] = promises;
  serve({ [folder + WASM]: () => wasm, [stdlib]: () => library });
  files.module("pyodide.asm.mjs").catch(() => {});  // which Pyodide itself asks for
  return files.module("pyodide.mjs").then(({ loadPyodide }) => loadPyodide({
    indexURL: folder, stdLibURL: stdlib, packages: [], checkAPIVersion: false,
    lockFileContents: { info: lock, packages: {} },
    env: { HOME: "/page", PYTHONHASHSEED: "0" },
  }));
}

// The page keeps what was compiled: as long as it is there, the browser need not compile
// it again for the next worker.
function share(tell) {
  const { instantiateStreaming } = WebAssembly;
  WebAssembly.instantiateStreaming = async (...given) => {
    WebAssembly.instantiateStreaming = instantiateStreaming;
    const made = await WebAssembly.instantiateStreaming(...given);
    tell("compiled", made.module);
    return made;
  };
}

// Tells what is going on; resolves to something whose `having` gives Python, with the
// examples at hand if they are wanted.
export async function load({ base, files: known, lock, isDjango, isAhead }, tell) {
  const files = new Files(base, known, (loaded, total) => tell("loading", loaded, total));
  const needed = [files.response(WASM), files.response("stdlib.zip")];
  const names = ["core.zip", ...isDjango ? [EXAMPLES, DJANGO] : []];
  const zips = names.map((name) => files.bytes(name));
  share(tell);
  const python = await Promise.race([firstError([...needed, ...zips]),
    pyodide(files, lock, needed)]);
  const put = (name, bytes) => python.FS.writeFile(`${AT}/${name}`, bytes);
  (await Promise.all(zips)).forEach((bytes, at) => put(names[at], bytes));
  tell("starting");
  python.runPython(`import sys; sys.path.append("${AT}/core.zip")`);
  python.pyimport("start").begin(isDjango && isAhead,
    (name) => put(`${name}.gzip`, now(files.path(name))));
  return { having: async (isWanted) => {
    if (isWanted && !isDjango) put(EXAMPLES, await files.bytes(EXAMPLES));
    return python;
  } };
}
