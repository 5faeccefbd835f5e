// Writes what the reader's browser loads to run Python, from packages that npm and pip
// installed. Called by scripts/runtime with the folders, as JSON.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { loadPyodide } from "pyodide";

const plan = JSON.parse(process.argv[2]);
const own = import.meta.dirname;
const files = {};

// Pyodide takes no Buffer of Node's.
const read = (path) => new Uint8Array(readFileSync(path));

function write(name, path, data) {
  writeFileSync(join(plan.to, path), data);
  files[name] = { path, bytes: data.length };
}

// A name that tells what the file holds may be kept for ever.
function put(name, data) {
  const hash = createHash("sha256").update(data).digest("hex").slice(0, 12);
  const [stem, ending] = name.split(".");
  const packed = ending === "zip" ? ".gzip" : "";
  write(name, `${stem}-${hash}.${ending}${packed}`, data);
}

// Pyodide's files look for each other by their own names: those of a version share a
// folder. Not every host compresses wasm, and one that sees `.gz` may unpack it.
function putPyodide(packer) {
  const folder = `pyodide-${packer.version}`;
  const from = (name) => read(join(plan.pyodide, name));
  mkdirSync(join(plan.to, folder));
  for (const name of ["pyodide.mjs", "pyodide.asm.mjs"]) {
    write(name, `${folder}/${name}`, from(name));
  }
  const wasm = bytes(packer, "squeezed", from("pyodide.asm.wasm"));
  write("pyodide.asm.wasm", `${folder}/pyodide.asm.wasm.gzip`, wasm);
}

async function python() {
  const python = await loadPyodide({ packages: [] });
  for (const [at, folder] of Object.entries(plan.folders)) {
    python.FS.mkdirTree(at);
    python.FS.mount(python.FS.filesystems.NODEFS, { root: folder }, at);
  }
  python.FS.mkdirTree("/stdlib");
  python.unpackArchive(read(join(plan.pyodide, "python_stdlib.zip")), "zip",
    { extractDir: "/stdlib" });
  python.runPython(readFileSync(join(own, "pack.py"), "utf-8"));
  return python;
}

const bytes = (python, call, ...given) => {
  const made = python.globals.get(call)(...given.map((each) => python.toPy(each)));
  const data = made.toJs();
  made.destroy?.();
  return data;
};

async function editor() {
  const bundled = await build({
    entryPoints: [join(own, "editor.js")], bundle: true, format: "esm", minify: true,
    legalComments: "none", write: false, target: "es2022",
    nodePaths: [plan.modules], logLevel: "error",
  });
  return bundled.outputFiles[0].contents;
}

rmSync(plan.to, { recursive: true, force: true });
mkdirSync(plan.to, { recursive: true });
const packer = await python();
for (const [name, [at, folders]] of Object.entries(plan.zips)) {
  put(name, bytes(packer, "packed", at, folders));
}
putPyodide(packer);
put("editor.js", await editor());
const lock = JSON.parse(readFileSync(join(plan.pyodide, "pyodide-lock.json"))).info;
process.stdout.write(JSON.stringify({
  lock,
  versions: { ...plan.versions, python: packer.runPython("import platform\nplatform.python_version()"),
    pyodide: packer.version },
  files,
}));
