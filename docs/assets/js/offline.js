// Lets a worker keep the site for who is offline, once the page is there and the browser
// has nothing else to do; and forgets it when the site has no such worker any more.

import { forget as unwrite, read, write } from "./progress.js";
import { BUILT, ROOT } from "./version.js";

const WORKER = `${ROOT}sw.js`;
const KEPT = `site ${ROOT} `;
const CHOICE = "offline";
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

async function keep() {
  if (serviceWorker.controller && navigator.onLine && await isGone()) {
    await forget();
    location.reload();
  } else if (isPossible() && isWanted() && !connection?.saveData) {
    await register();
  }
}

// A site that is being written has no version, and isn't kept.
export const isPossible = () => Boolean(serviceWorker && BUILT);

export const isWanted = () => read(CHOICE) !== "no";

export async function want(isWanted) {
  if (isWanted) unwrite(CHOICE);
  else write(CHOICE, "no");
  await (isWanted ? register() : forget());
}

// Where a worker is refused, or the network fails, the site is as it is without.
if (serviceWorker) afterwards(() => keep().catch(() => {}));
