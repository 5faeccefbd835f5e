// Runs code in Pyodide under Node with the site's own files, as a browser has them:
// zips.mjs PYODIDE RUNTIME MANIFEST CODE
//
// CODE is Python whose last expression is a text; it goes to standard output.
import { mkdtempSync, readFileSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";

const [pyodide, runtime, manifest, code] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(join(pyodide, "pyodide.mjs")));
const { files, lock } = JSON.parse(manifest);
const unpacked = (name) => gunzipSync(readFileSync(join(runtime, files[name].path)));
const folder = mkdtempSync(join(tmpdir(), "runtime-"));
const stdLibURL = join(folder, "stdlib.zip");
writeFileSync(stdLibURL, unpacked("stdlib.zip"));

const python = await loadPyodide({
  indexURL: pyodide, stdLibURL, packages: [],
  lockFileContents: { info: lock, packages: {} }, env: { HOME: "/page" },
});
rmSync(folder, { recursive: true });
const toStandardError = { batched: (line) => writeSync(2, `${line}\n`) };
python.setStdout(toStandardError);
python.setStderr(toStandardError);
const packages = "/lib/python3.14/site-packages";
for (const name of ["core.zip", "examples.zip", "django.zip"]) {
  python.FS.writeFile(`${packages}/${name}`, new Uint8Array(unpacked(name)));
}
try {
  python.runPython(`import sys; sys.path.append("${packages}/core.zip")`);
  python.pyimport("start").begin(true, () => {});
  process.stdout.write(python.runPython(code));
} catch (error) {
  writeSync(2, error.message);
  process.exitCode = 1;
}
