// Lets a worker keep the site for who is offline, once the page is there and the browser
// has nothing else to do; and tells when the site has no such worker any more.

import { forget as forgetChoice, read, write } from "./progress.js";

const WORKER = new URL("../../sw.js", import.meta.url);
const ROOT = new URL(".", WORKER).href;
const KEPT = `site ${ROOT} `;
const HOW = { updateViaCache: "none" };
const CHOICE = "offline";
const { document$, navigator: { connection, serviceWorker } } = globalThis;

// The build marks each page with the version of its scripts.
const mark = () => document.querySelector("meta[name=version]")?.content;
const first = mark();

const afterwards = (act) => {
  const wait = () => (globalThis.requestIdleCallback ?? setTimeout)(act);
  if (document.readyState === "complete") wait();
  else addEventListener("load", wait, { once: true });
};

async function forget() {
  const registration = await serviceWorker.getRegistration(WORKER);
  await registration?.unregister();
  const names = (await caches.keys()).filter((name) => name.startsWith(KEPT));
  await Promise.all(names.map((name) => caches.delete(name)));
}

const isGone = async () => {
  const { status } = await fetch(WORKER, { method: "HEAD", cache: "no-store" });
  return status === 404 || status === 410;
};

async function keep() {
  if (serviceWorker.controller && navigator.onLine && await isGone()) {
    await forget();
    location.reload();
  } else if (first && isWanted() && !connection?.saveData) {
    await serviceWorker.register(WORKER, HOW);
  }
}

// For the reader's choice.
export const isPossible = () => Boolean(serviceWorker && first);

export const isWanted = () => read(CHOICE) !== "no";

export async function want(isWanted) {
  if (isWanted) forgetChoice(CHOICE);
  else write(CHOICE, "no");
  await (isWanted ? serviceWorker.register(WORKER, HOW) : forget());
}

// Where a worker is refused, or the network fails, the site is as it is without.
if (serviceWorker) afterwards(() => keep().catch(() => {}));

// What the browser's own cache has may be as old as this page.
const renewed = () => Promise.all(performance.getEntriesByType("resource")
  .map(({ name }) => name)
  .filter((name) => name.startsWith(ROOT) && /\.(css|js)$/.test(name))
  .map((name) => fetch(name, { cache: "reload" })));

// Material shows the next page with the scripts of the first: not with another version's.
document$?.subscribe(() => {
  if (mark() !== first) renewed().finally(() => location.reload());
});
