// Lets the list that helpers tick open without network. It keeps that page and its looks, nothing else.
//
// Names stand in the page, so it is forgotten when somebody signs out or in, when the site asks to sign in, and after
// half a day. What waits to be sent is no business of this file.

const KEPT = "bluezone-tick";
const LONGEST_MS = 12 * 60 * 60 * 1000;
const PATIENCE_MS = 6000;
const LIST = /^\/rollout\/[^/]+\/[^/]+\/tick\/$/;
const SESSION = /^\/sign-(?:in|out)\//;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (address.origin !== self.location.origin) return;
  if (SESSION.test(address.pathname)) event.waitUntil(caches.delete(KEPT));
  else if (event.request.method !== "GET") return;
  else if (event.request.mode === "navigate" && LIST.test(address.pathname)) event.respondWith(list(event.request, address));
  else if (address.pathname.startsWith("/static/")) event.respondWith(look(event.request));
});

self.addEventListener("message", (event) => event.waitUntil(keep(event.data.page, event.data.looks)));

function key(address) {
  const page = address.searchParams.get("page") || "1";
  return page === "1" ? address.pathname : `${address.pathname}?page=${page}`;
}

async function list(request, address) {
  const isWhole = !address.searchParams.get("q");
  let timer;
  try {
    const late = new Promise((_, failed) => { timer = setTimeout(failed, PATIENCE_MS); });
    const asked = fetch(request);
    const answer = await ((await kept(address)) ? Promise.race([asked, late]) : asked);
    if (answer.ok && isWhole) await store(address, answer.clone());
    else if (answer.type === "opaqueredirect" || answer.redirected || answer.status === 401 || answer.status === 403) await caches.delete(KEPT);
    return answer;
  } catch (error) {
    const found = await kept(address);
    if (found) return found;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

async function store(address, answer) {
  const headers = new Headers(answer.headers);
  headers.set("X-Kept-At", String(Date.now()));
  const cache = await caches.open(KEPT);
  await cache.put(key(address), new Response(await answer.blob(), { status: 200, headers }));
}

async function kept(address) {
  if (!(await caches.has(KEPT))) return undefined;
  const cache = await caches.open(KEPT);
  const found = (await cache.match(key(address))) || (await cache.match(address.pathname));
  if (found && Date.now() - Number(found.headers.get("X-Kept-At")) > LONGEST_MS) {
    await caches.delete(KEPT);
    return undefined;
  }
  return found;
}

async function look(request) {
  return (await caches.match(request, { cacheName: KEPT })) || fetch(request);
}

async function keep(page, looks) {
  const cache = await caches.open(KEPT);
  const address = new URL(page);
  if (!(await cache.match(key(address))) && !address.searchParams.get("q")) {
    const answer = await fetch(page, { redirect: "manual" });
    if (answer.ok) await store(address, answer);
  }
  const wanted = new Set(looks);
  for (const request of await cache.keys()) {
    if (new URL(request.url).pathname.startsWith("/static/") && !wanted.has(request.url)) await cache.delete(request);
  }
  for (const each of wanted) if (!(await cache.match(each))) await cache.add(each);
}
