// Plays the cases in Pyodide under Node: run.mjs PYODIDE PROJECT SITE-PACKAGES CODE
//
// CODE is Python whose last expression is a text; it goes to standard output.
import { writeSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [pyodideFolder, project, packages, code] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${pyodideFolder}/pyodide.mjs`));

const PACKAGES = "/packages/site-packages";
const SHIM = "/shim/site-packages";

const toStandardError = { batched: (line) => writeSync(2, `${line}\n`) };
const env = { PYTHONDONTWRITEBYTECODE: "1", PYTHONWARNINGS: "ignore" };
const python = await loadPyodide({ env });
python.setStdout(toStandardError);
python.setStderr(toStandardError);
// The recorder leaves out what lies in a folder of packages: the shim must lie in one.
const live = `${project}/docs/assets/live`;
const folders = { "/project": project, [PACKAGES]: packages, [SHIM]: live };
for (const [folder, root] of Object.entries(folders)) {
  python.FS.mkdirTree(folder);
  python.FS.mount(python.FS.filesystems.NODEFS, { root }, folder);
}
python.runPython(`
import sys
sys.path[:0] = ["${SHIM}", "/project", "${PACKAGES}"]
import shim
shim.install()
`);
try {
  process.stdout.write(python.runPython(code)); // writes all, unlike writeSync
} catch (error) {
  writeSync(2, error.message); // the rest is all of pyodide.asm.mjs
  process.exitCode = 1;
}
