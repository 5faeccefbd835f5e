// Mends a page whose scripts are of another version.

// The build writes the version of all scripts here, and into each page.
export const BUILT = "";

export const ROOT = new URL("../../", import.meta.url).href;
const { document$ } = globalThis;

const mark = () => document.querySelector("meta[name=version]")?.content ?? "";

// The browser's own cache may hand out a page with another version's scripts, and
// Material shows the next page with the scripts of the first. A reload mends both, unless
// the server itself mixes them: so once for each pair.
async function mend() {
  const pair = `${BUILT} ${mark()}`;
  if (mark() === BUILT || sessionStorage.getItem(ROOT) === pair) return;
  sessionStorage.setItem(ROOT, pair);
  const files = performance.getEntriesByType("resource").map(({ name }) => name)
    .filter((name) => name.startsWith(ROOT) && /\.(css|js)$/.test(name));
  const renew = (url) => fetch(url, { cache: "reload" }).catch(() => {});
  await Promise.all([location.href, ...files].map(renew));
  location.reload();
}

const mendQuietly = () => mend().catch(() => {});
if (document$) document$.subscribe(mendQuietly);
else mendQuietly();
