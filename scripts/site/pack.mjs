// Makes a built site small: one sheet of what is used, few scripts, pages without the
// markup that no reader and no rule asks for. Called by pack.py with the site's folder.

import { createHash } from "node:crypto";
import { globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync, transformSync } from "esbuild";
import { PurgeCSS } from "purgecss";

const site = process.argv[2];
const at = (path) => join(site, path);
const read = (path) => readFileSync(at(path), "utf-8");
const find = (pattern) => globSync(pattern, { cwd: site }).sort();
const hashed = (text) => createHash("sha256").update(text).digest("hex").slice(0, 8);

const LINK = /\s*<link rel="stylesheet" href="([^":]+)">/g;
const MODULE = /\s*<script src="([^"]+)" type="module"><\/script>/g;
const TAG = /<[a-z][^>]*>/g;
const WORD = /[\w-]+/g;

// What is as it stands, and the rest, in turn.
const KEPT = /(<(?:pre|script|style|textarea)\b[^]*?<\/(?:pre|script|style|textarea)>)/;
// Names, operators, signs and spaces of code: they have the colour of the text.
const PLAIN_TOKEN = /<span class="(?:n|o|p|w)">([^<]*)<\/span>/g;

const pages = new Map(find("**/*.html").map((path) => [path, read(path)]));
const first = pages.get("index.html");
const sheets = [...first.matchAll(LINK)].map(([, path]) => path);
const FOREIGN = /^assets\/(javascripts|runtime)\//;
const own = find("assets/**/*.js").filter((path) => !FOREIGN.test(path));

// A property of the theme's that nothing reads; a picture in one may hold a semicolon.
const PROPERTY = /(--[\w-]+):(?:url\((?:'[^']*'|"[^"]*"|[^)]*)\)|[^;{}])*(?:;|(?=\}))/g;
const withoutUnread = (css, all) => css.replace(PROPERTY, (text, name) =>
  (all.includes(`var(${name}`) ? text : ""));

// No page is written from right to left, and no page has these parts of the theme, which
// its script names. Our notes show no icon.
const UNUSED = /^(?:rtl$|md-(?:annotation|tag|tooltip|version)(?:[_-]|$))/;
const ICON = /[^{}]+\{[^{}]*var\(--md-admonition-icon[^{}]*\}/g;

// Rules for any child of something have a browser style the whole page anew as soon as it
// knows that there are scripts, and more for each class that changes. Our own sheet says of
// each cell what the first ones do; all children of the second are labels.
const CELLS = /[^{}]*:not\(\[class\]\) t[dh] ?> ?:(?:first|last)-child[^{}]*\{[^}]*\}/g;
const LABELS = /(\.tabbed-labels ?> ?)(?=:)/g;
const forFew = (css) => css.replace(CELLS, "").replace(LABELS, "$1label");

// The sheets in their order; of the theme's, what a page or a script may name. Our own
// stay whole: a script may put a name together.
async function sheet() {
  const isOurs = (path) => /^assets\/(?!stylesheets\/|_)/.test(path);
  const theme = sheets.filter((path) => !isOurs(path)).map(read).join("\n");
  const ours = sheets.filter(isOurs).map(read).join("\n");
  const words = new Set([...pages.values()]
    .flatMap((page) => page.match(TAG)).flatMap((tag) => tag.match(WORD)));
  const others = ["assets/javascripts/bundle.*.js", "assets/runtime/editor-*.js"];
  [...own, ...others.flatMap(find)].forEach((path) => read(path).match(WORD)
    .forEach((word) => words.add(word)));
  words.forEach((word) => UNUSED.test(word) && words.delete(word));
  const [{ css: used }] = await new PurgeCSS().purge({
    content: [{ raw: [...words].join(" "), extension: "txt" }],
    css: [{ raw: theme.replace(ICON, "") }],
    defaultExtractor: (text) => text.split(" "),
    // Alone, as `:focus-visible` or in `:is(:hover, :focus)`, it would count as unused;
    // and what a link's address holds is no word.
    safelist: [/^:/, "href"],
  });
  const css = withoutUnread(forFew(used), used + ours) + ours;
  const { code } = transformSync(css, { loader: "css", minify: true });
  const path = `assets/stylesheets/site.${hashed(code)}.css`;
  sheets.forEach((old) => rmSync(at(old)));
  writeFileSync(at(path), code);
  return path;
}

// One module that loads what the pages name, and what each page needs beside: all in
// `assets/live/`, for there they find the files that they name themselves.
function script() {
  const modules = [...first.matchAll(MODULE)].map(([, path]) => path);
  const entry = at("assets/live/site.js");
  writeFileSync(entry, modules.map((path) => `import "../../${path}";`).join("\n"));
  const options = { absWorkingDir: site, bundle: true, format: "esm", minify: true,
    outbase: ".", outdir: ".", write: false };
  const { outputFiles } = buildSync({ ...options, entryPoints: [entry], splitting: true,
    entryNames: "[dir]/[name]-[hash]", chunkNames: "assets/live/[name]-[hash]" });
  // Named in a script, by its own name.
  const worker = at("assets/live/worker.js");
  outputFiles.push(...buildSync({ ...options, entryPoints: [worker] }).outputFiles);
  [...own, "assets/live/site.js"].forEach((path) => rmSync(at(path)));
  outputFiles.forEach(({ path, contents }) => writeFileSync(path, contents));
  return find("assets/live/site-*.js")[0];
}

// Where a page's links begin, as its first one has it.
const rootOf = (page) => page.matchAll(LINK).next().value[1].slice(0, -sheets[0].length);

function lean(page) {
  return page.split(KEPT).map((part) => (part.match(/^<pre\b/)
    ? part.replace(PLAIN_TOKEN, "$1")
    : part.replace(/\s*\n\s*/g, "\n"))).join("");
}

const [css, js] = [await sheet(), script()];
for (const [path, page] of pages) {
  const root = rootOf(page);
  const link = `\n<link rel="stylesheet" href="${root}${css}">`;
  // In the place of the first one: what follows may ask for it.
  const rest = page.replace(/\s*<link rel="stylesheet"/, `${link}$&`)
    .replace(LINK, (old) => (old === link ? old : "")).replace(MODULE, "")
    .replace("</head>", `<script src="${root}${js}" type="module"></script>\n</head>`);
  writeFileSync(at(path), lean(rest));
}
// Other languages' search, and maps to sources that aren't here.
rmSync(at("assets/javascripts/lunr"), { recursive: true });
find("assets/**/*.map").forEach((path) => rmSync(at(path)));
