// Lets a worker keep the site for who is offline, once the page is there and the browser
// has nothing else to do; and forgets it when the site has no such worker any more.

import { BUILT, ROOT } from "./version.js";

const WORKER = `${ROOT}sw.js`;
const KEPT = `site ${ROOT} `;
const UNWANTED = `no ${KEPT}`;  // a cache that is there, or not
const { navigator: { connection, serviceWorker } } = globalThis;

const afterwards = (act) => {
  const wait = () => (globalThis.requestIdleCallback ?? setTimeout)(act);
  if (document.readyState === "complete") wait();
  else addEventListener("load", wait, { once: true });
};

const register = () => serviceWorker.register(WORKER, { updateViaCache: "none" });

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

// A site that is being written has no version, and isn't kept.
export const isPossible = Boolean(serviceWorker && BUILT);

export const isWanted = () => caches.has(UNWANTED).then((is) => !is, () => false);

export async function want() {
  await caches.delete(UNWANTED);
  await register();
}

export async function unwant() {
  await caches.open(UNWANTED);
  await forget();
}

async function keep() {
  if (serviceWorker.controller && navigator.onLine && await isGone()) {
    await forget();
    location.reload();
  } else if (isPossible && !connection?.saveData && await isWanted()) {
    await register();
  }
}

// Where a worker is refused, or the network fails, the site is as it is without.
if (serviceWorker) afterwards(() => keep().catch(() => {}));
