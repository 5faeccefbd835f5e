// Keeps the site for who is offline: one version of it, whole, and apart from any other.
// Above stand VERSION, MARK, and FILES: the hash of each file that is kept, by its path.
//
// A page that this worker serves gets all its files from this worker, or none: a file's
// hash is a part of the name that it is kept by, and the browser compares what comes from
// the server with it. A newer version is kept beside, by a worker of its own, which the
// browser lets serve once no page of this one is open. Nothing here hastens that.

const { registration } = self;
const { scope } = registration;
const OURS = `site ${scope} `;
const RUNTIME = "assets/runtime/";

const isOurs = (path) => Object.hasOwn(FILES, path);
const nameOf = (path) => `${scope}${path}?${encodeURIComponent(FILES[path])}`;

// Fails unless what comes is of this version. An answer that was redirected may not be
// shown as a page: the copy has forgotten that.
async function fetched(path) {
  const how = { cache: "no-cache", integrity: FILES[path], priority: "low" };
  const { body, headers } = await fetch(scope + path, how);
  return new Response(body, { headers });
}

// Most files are the same in the version before.
async function keep(path) {
  const response = await caches.match(nameOf(path)) ?? await fetched(path);
  const cache = await caches.open(OURS + VERSION);
  await cache.put(nameOf(path), response);
}

async function forgetOthers() {
  const names = await caches.keys();
  return Promise.all(names
    .filter((name) => name.startsWith(OURS) && name !== OURS + VERSION)
    .map((name) => caches.delete(name)));
}

const own = async (path) => await caches.match(nameOf(path)) ?? fetched(path);

// The page itself keeps Python's files, by names that tell what they hold.
const python = async (request) => await caches.match(request.url) ?? fetch(request);

async function missing() {
  const { body, headers } = await own("404.html");
  return new Response(body, { status: 404, headers });
}

const isPage = ({ headers }) => headers.get("Content-Type")?.startsWith("text/html");

const isSound = (html) => !html.includes('<meta name="version"') || html.includes(MARK);

// A page that wants other scripts isn't for this worker to serve: it goes, and lets the
// browser ask the server, which must not take an older file from its own cache.
async function giveWay({ url }) {
  const renew = (path) => fetch(scope + path, { cache: "reload" }).catch(() => {});
  await Promise.all([...Object.keys(FILES).map(renew), registration.unregister()]);
  return Response.redirect(url);
}

// An address that this version doesn't have.
async function unknown(request) {
  const response = await fetch(request).catch(() => null);
  if (!response || response.status === 404) return missing();
  const isOther = isPage(response) && !isSound(await response.clone().text());
  return isOther ? giveWay(request) : response;
}

// Servers send who forgets the slash on to the page; so does who is offline.
function page(path, { request, search }) {
  if (!isOurs(path) && isOurs(`${path}/`)) {
    return Response.redirect(`${scope}${path}/${search}`);
  }
  return isOurs(path) ? own(path).catch(() => unknown(request)) : unknown(request);
}

addEventListener("install", (event) => {
  event.waitUntil(Promise.all(Object.keys(FILES).map(keep)));
});

addEventListener("activate", (event) => event.waitUntil(forgetOthers()));

addEventListener("fetch", (event) => {
  const { request } = event;
  const { href, origin, pathname, search } = new URL(request.url);
  if (request.method !== "GET" || !href.startsWith(scope)) return;
  const path = `${origin}${pathname}`.slice(scope.length)
    .replace(/(^|\/)index\.html$/, "$1");
  if (request.mode === "navigate") event.respondWith(page(path, { request, search }));
  else if (isOurs(path)) event.respondWith(own(path));
  else if (path.startsWith(RUNTIME)) event.respondWith(python(request));
});
