// Makes a built site small: one sheet of what is used, few scripts, pages without the
// markup that no reader and no rule asks for. Called by pack.py with the site's folder,
// and with one for what is kept: sheet and scripts are made anew only if they change.

import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync }
  from "node:fs";
import { join, relative } from "node:path";

const [site, cache] = process.argv.slice(2);
const at = (path) => join(site, path);
const read = (path) => readFileSync(at(path), "utf-8");
const find = (pattern) => globSync(pattern, { cwd: site }).sort();
const hashed = (text) => createHash("sha256").update(text).digest("hex");
// This file, and the versions of what it calls.
const tools = ["pack.mjs", "../../package-lock.json"]
  .map((path) => readFileSync(new URL(path, import.meta.url), "utf-8"));

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

// What is made of some texts: what was made the last time, if it was of the same ones.
async function kept(name, texts, make) {
  const path = join(cache, `${name}.json`);
  const of = hashed(JSON.stringify([...tools, ...texts]));
  const last = existsSync(path) ? JSON.parse(readFileSync(path, "utf-8")) : {};
  if (last.of === of) return last.made;
  const made = await make();
  mkdirSync(cache, { recursive: true });
  writeFileSync(`${path}.${process.pid}`, JSON.stringify({ of, made }));
  renameSync(`${path}.${process.pid}`, path);
  return made;
}

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

// Material's script wraps each table without a class, so that it is laid out once more.
// Ours come wrapped, and have a class by which they are told from those of code.
const TABLE = /<table>([^]*?<\/table>)/g;
const WRAPPED = '<div class="md-typeset__scrollwrap"><div class="md-typeset__table">'
  + '<table class="prose">$1</div></div>';
const ofWrapped = (css) => css.replaceAll("table:not([class])", "table.prose");

// What is put before all else has a browser style the whole article anew: the line that
// says how many questions are done comes with the page.
const ASKS = /<article[^>]*>(?=[^]*class="admonition question)/;
const LINE = '$&<div class="progress"></div>';

// Who comes anew, and to no part of the page, starts at its top: then blocks further down
// may wait for their layout (prose.css), where the browser keeps the reader's place when
// something above grows. It has to be known before the first layout.
const START = '<script>if(!location.hash&&CSS.supports("overflow-anchor: auto")'
  + '&&performance.getEntriesByType("navigation")[0]?.type=="navigate")'
  + 'document.documentElement.classList.add("from-top")</script>';

// Of the theme's sheets, what has one of these names. Our own stay whole: a script may put
// a name together.
async function cut(theme, ours, names) {
  const [{ PurgeCSS }, { transformSync }]
    = [await import("purgecss"), await import("esbuild")];
  const [{ css: used }] = await new PurgeCSS().purge({
    content: [{ raw: names.join(" "), extension: "txt" }],
    css: [{ raw: theme.replace(ICON, "") }],
    defaultExtractor: (text) => text.split(" "),
    // Alone, as `:focus-visible` or in `:is(:hover, :focus)`, it would count as unused;
    // and what a link's address holds is no word.
    safelist: [/^:/, "href"],
  });
  const css = ofWrapped(withoutUnread(forFew(used), used + ours) + ours);
  return transformSync(css, { loader: "css", minify: true }).code;
}

// The sheets in their order, cut to what a page or a script may name.
async function sheet() {
  const isOurs = (path) => /^assets\/(?!stylesheets\/|_)/.test(path);
  const theme = sheets.filter((path) => !isOurs(path)).map(read).join("\n");
  const ours = sheets.filter(isOurs).map(read).join("\n");
  const tags = new Set([...pages.values()].flatMap((page) => page.match(TAG)));
  const words = new Set([...tags].flatMap((tag) => tag.match(WORD)));
  const others = ["assets/javascripts/bundle.*.js", "assets/runtime/editor-*.js"];
  [...own, ...others.flatMap(find)].forEach((path) => read(path).match(WORD)
    .forEach((word) => words.add(word)));
  const names = [...new Set(theme.match(WORD))]
    .filter((word) => words.has(word) && !UNUSED.test(word));
  const code = await kept("sheet", [theme, ours, ...names], () => cut(theme, ours, names));
  const path = `assets/stylesheets/site.${hashed(code).slice(0, 8)}.css`;
  sheets.forEach((old) => rmSync(at(old)));
  writeFileSync(at(path), code);
  return path;
}

// One module that loads what the pages name, and what each page needs beside: all in
// `assets/live/`, for there they find the files that they name themselves.
async function bundle(modules) {
  const { buildSync } = await import("esbuild");
  const options = { absWorkingDir: site, bundle: true, format: "esm", minify: true,
    outbase: ".", outdir: ".", write: false };
  const entry = "assets/live/site.js";
  writeFileSync(at(entry), modules.map((path) => `import "../../${path}";`).join("\n"));
  const { outputFiles } = buildSync({ ...options, entryPoints: [entry], splitting: true,
    entryNames: "[dir]/[name]-[hash]", chunkNames: "assets/live/[name]-[hash]" });
  // Named in a script, by its own name.
  const worker = ["assets/live/worker.js"];
  outputFiles.push(...buildSync({ ...options, entryPoints: worker }).outputFiles);
  rmSync(at(entry));
  return outputFiles.map(({ path, text }) => [relative(site, path), text]);
}

async function script() {
  const modules = [...first.matchAll(MODULE)].map(([, path]) => path);
  const texts = [...modules, ...own.flatMap((path) => [path, read(path)])];
  const files = await kept("scripts", texts, () => bundle(modules));
  own.forEach((path) => rmSync(at(path)));
  files.forEach(([path, text]) => writeFileSync(at(path), text));
  return find("assets/live/site-*.js")[0];
}

// Where a page's links begin, as its first one has it.
const rootOf = (page) => page.matchAll(LINK).next().value[1].slice(0, -sheets[0].length);

function lean(page) {
  return page.split(KEPT).map((part) => (part.match(/^<pre\b/)
    ? part.replace(PLAIN_TOKEN, "$1")
    : part.replace(/\s*\n\s*/g, "\n"))).join("").replace(TABLE, WRAPPED).replace(ASKS, LINE);
}

const [css, js] = [await sheet(), await script()];
for (const [path, page] of pages) {
  const root = rootOf(page);
  const link = `\n<link rel="stylesheet" href="${root}${css}">`;
  // In the place of the first one: what follows may ask for it.
  const rest = page.replace(/\s*<link rel="stylesheet"/, `${link}$&`)
    .replace(LINK, (old) => (old === link ? old : "")).replace(MODULE, "")
    .replace("</head>",
      `${START}<script src="${root}${js}" type="module"></script>\n</head>`);
  writeFileSync(at(path), lean(rest));
}
// Other languages' search, and maps to sources that aren't here.
rmSync(at("assets/javascripts/lunr"), { recursive: true });
find("assets/**/*.map").forEach((path) => rmSync(at(path)));
