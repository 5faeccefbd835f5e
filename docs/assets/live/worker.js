// Python in a worker of its own: loaded once, used for one run, then thrown away.

import { hush, shut } from "./alone.js";
import { Files } from "./files.js";
import { Output } from "./output.js";

const WASM = "pyodide.asm.wasm";
const AT = "/lib/python3.14/site-packages";

// The page hears what comes by this port; the code that runs here doesn't have it.
let port;
const tell = (...said) => port.postMessage(said);

const unpacked = (response) => new Response(
  response.body.pipeThrough(new DecompressionStream("gzip")),
  { headers: { "Content-Type": "application/wasm" } });

const { XMLHttpRequest } = globalThis;  // kept from the code that runs

// Pyodide asks for its files by `fetch`; these come from `files`.
function serve(served) {
  const outside = globalThis.fetch;
  globalThis.fetch = (url, ...options) => served[url]?.() ?? outside(url, ...options);
}

async function load({ base, files: known, lock, isDjango }) {
  const files = new Files(base, known, (loaded, total) => tell("loading", loaded, total));
  const folder = files.path("pyodide.mjs").replace("pyodide.mjs", "");
  const stdlib = files.path("stdlib.zip");
  const [wasm, library] = [files.response(WASM), files.response("stdlib.zip")];
  serve({
    [folder + WASM]: () => wasm.then(unpacked),
    [stdlib]: () => library,
  });
  const zips = ["core.zip", "examples.zip", ...isDjango ? ["django.zip"] : []]
    .map((name) => files.bytes(name).then((bytes) => [name, bytes]));
  files.module("pyodide.asm.mjs");
  const { loadPyodide } = await files.module("pyodide.mjs");
  const python = await loadPyodide({
    indexURL: folder, stdLibURL: stdlib, packages: [], checkAPIVersion: false,
    lockFileContents: { info: lock, packages: {} },
    env: { HOME: "/page", PYTHONHASHSEED: "0" },
  });
  for (const [name, bytes] of await Promise.all(zips)) put(python, name, bytes);
  tell("starting");
  return start(python, isDjango, () => put(python, "django.zip", now(files.path("django.zip"))));
}

function put(python, name, bytes) {
  python.FS.writeFile(`${AT}/${name}`, bytes);
}

// For code that imports what nobody foresaw: the worker waits for the file.
function now(url) {
  const request = new XMLHttpRequest();
  request.open("GET", url, false);
  request.responseType = "arraybuffer";
  request.send();
  if (request.status !== 200) throw new Error(`${request.status} for ${url}`);
  return new Uint8Array(request.response);
}

function start(python, isDjango, fetchDjango) {
  python.runPython(`import sys; sys.path.append("${AT}/core.zip")`);
  python.pyimport("start").begin(isDjango, fetchDjango);
  const reader = python.pyimport("reader");
  return (plan, characters) => {
    const output = new Output(tell, characters);
    python.setStdout(output.into("output"));
    python.setStderr(output.into("errors"));
    shut();
    try {
      return reader.main(python.toPy(plan), (...said) => output.say(...said),
        () => output.flush());
    } catch (error) {
      return output.end(`Python ended: ${lastLine(error)}`);
    }
  };
}

const lastLine = (error) => String(error?.message ?? error).trim().split("\n").at(-1);

let loaded;
let more;

// Pyodide lets some of its errors go.
addEventListener("unhandledrejection", ({ reason }) => tell("failed", String(reason)));

async function orTell(act) {
  try {
    await act();
  } catch (error) {
    tell("failed", String(error?.message ?? error));
  }
}

function begin(value) {
  loaded = load(value);
  return loaded.then(() => tell("ready"));
}

async function run(plan, characters) {
  const runs = await loaded.catch(() => undefined);  // which was told
  if (!runs) return;
  more = runs(plan, characters);
  tell(more ? "open" : "done");
}

// To an app that listens on: a client says something, or closes.
function say(client, text) {
  more(client, text);
  tell("open");
}

hush();
onmessage = ({ data: [, value, given] }) => {
  onmessage = null;
  port = given;
  port.onmessage = ({ data: [what, ...given] }) =>
    orTell(() => ({ run, say })[what](...given));
  orTell(() => begin(value));
};
