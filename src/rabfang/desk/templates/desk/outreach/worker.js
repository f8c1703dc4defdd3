// Keeps the page for outings, so that it opens without a connection. It reaches no further than its own folder.
// The network is asked first, with little patience; what it says is newer. Nothing but the page and its files is kept.
const KEPT = "rabfang-outreach-1";
const PAGE = new URL("./", self.location).pathname;
const PATIENCE = 4000;

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) if (name.startsWith("rabfang-outreach-") && name !== KEPT) await caches.delete(name);
      await self.clients.claim();
    })(),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const ours = request.mode === "navigate" && url.pathname === PAGE;
  if (request.method !== "GET" || url.origin !== self.location.origin || !(ours || url.pathname.startsWith("/static/"))) return;
  event.respondWith(networkFirst(request, ours));
});

async function networkFirst(request, ours) {
  const cache = await caches.open(KEPT);
  const known = await cache.match(ours ? PAGE : request, { ignoreVary: true });
  try {
    const answer = await soon(fetch(request), known ? PATIENCE : 60000);
    // Signed out, the address answers with a way to sign in: that is shown, and not kept.
    if (answer.ok && answer.type === "basic" && !answer.redirected) await cache.put(ours ? PAGE : request, answer.clone());
    return answer;
  } catch (error) {
    if (known) return known;
    throw error;
  }
}

function soon(promise, milliseconds) {
  return Promise.race([promise, new Promise((_, reject) => setTimeout(() => reject(new Error("slow")), milliseconds))]);
}
