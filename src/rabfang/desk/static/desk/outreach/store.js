// What waits on this phone and the receipts of what was sent, sealed with the officer's key.
// The key stands in a database of its own, which signing out (rabfang/js/lock.js) or "lock" deletes: then nobody can read
// an entry, nor lose it, until its officer signs in again.
const NAME = "rabfang-outreach";
const KEYS = "rabfang-outreach-key";
const HOURS = 12 * 60 * 60 * 1000;

export function able() {
  return Boolean(window.indexedDB && navigator.serviceWorker && window.caches && window.crypto?.subtle && window.createImageBitmap);
}

function open(name, stores) {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(name, 1);
    asked.onupgradeneeded = () => stores.forEach((store) => asked.result.createObjectStore(store, { keyPath: "id" }));
    asked.onsuccess = () => {
      asked.result.onversionchange = () => asked.result.close();
      resolve(asked.result);
    };
    asked.onerror = () => reject(asked.error);
  });
}

async function inside(name, stores, mode, work) {
  const database = await open(name, name === KEYS ? ["key"] : ["entries", "receipts"]);
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(stores, mode, { durability: "strict" });
      const asked = work(transaction);
      transaction.oncomplete = () => resolve(asked?.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

export async function unlock({ officer, key }) {
  const bytes = Uint8Array.from(atob(key), (letter) => letter.charCodeAt(0));
  const sealed = await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
  const kept = { id: "now", officer, key: sealed, until: Date.now() + HOURS };
  await inside(KEYS, ["key"], "readwrite", (all) => all.objectStore("key").put(kept));
  return kept;
}

// The key of the officer who signed in here last; nothing when it was locked or its time is over.
export async function unlocked() {
  const kept = await inside(KEYS, ["key"], "readonly", (all) => all.objectStore("key").get("now"));
  if (kept && kept.until > Date.now()) return kept;
  if (kept) await lock();
  return null;
}

export function lock() {
  return new Promise((resolve) => {
    const asked = indexedDB.deleteDatabase(KEYS);
    asked.onsuccess = asked.onerror = asked.onblocked = () => resolve();
  });
}

async function seal(key, bytes) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, box: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, bytes) };
}

function unseal(key, { iv, box }) {
  return crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, box);
}

export async function keep(kept, entry) {
  const words = await seal(kept.key, new TextEncoder().encode(JSON.stringify(entry.said)));
  const photos = await Promise.all(entry.photos.map(async (photo) => seal(kept.key, await photo.arrayBuffer())));
  const row = { id: entry.id, officer: kept.officer, at: entry.at, tried: Boolean(entry.tried), words, photos };
  await inside(NAME, ["entries"], "readwrite", (all) => all.objectStore("entries").put(row));
}

export async function entries(kept) {
  const rows = await inside(NAME, ["entries"], "readonly", (all) => all.objectStore("entries").getAll());
  const mine = rows.filter((row) => row.officer === kept?.officer).sort((a, b) => a.at.localeCompare(b.at));
  return { mine: await Promise.all(mine.map((row) => read(kept, row))), others: rows.length - mine.length };
}

async function read(kept, row) {
  try {
    const said = JSON.parse(new TextDecoder().decode(await unseal(kept.key, row.words)));
    const boxes = await Promise.all(row.photos.map((photo) => unseal(kept.key, photo)));
    return { ...row, said, photos: boxes.map((box) => new Blob([box], { type: "image/jpeg" })) };
  } catch {
    return { ...row, said: null, photos: [] };
  }
}

// Marks that it is on its way: whether it arrived is not known until an answer comes.
export function mark(id, tried) {
  return inside(NAME, ["entries"], "readwrite", (all) => {
    const store = all.objectStore("entries");
    store.get(id).onsuccess = (event) => event.target.result && store.put({ ...event.target.result, tried });
  });
}

export function remove(id) {
  return inside(NAME, ["entries"], "readwrite", (all) => all.objectStore("entries").delete(id));
}

// The receipt comes and the words go, in one step.
export async function arrived(kept, entry, { number, secret, url }) {
  const words = await seal(kept.key, new TextEncoder().encode(JSON.stringify({ number, secret, url })));
  await inside(NAME, ["entries", "receipts"], "readwrite", (all) => {
    all.objectStore("receipts").put({ id: entry.id, officer: entry.officer, at: entry.at, words });
    all.objectStore("entries").delete(entry.id);
  });
}

export async function receipts(kept) {
  const rows = await inside(NAME, ["receipts"], "readonly", (all) => all.objectStore("receipts").getAll());
  const mine = rows.filter((row) => row.officer === kept.officer).sort((a, b) => b.at.localeCompare(a.at));
  const told = await Promise.all(
    mine.map(async (row) => {
      try {
        return { ...JSON.parse(new TextDecoder().decode(await unseal(kept.key, row.words))), id: row.id, at: row.at };
      } catch {
        return null; // sealed with a key of an earlier installation
      }
    }),
  );
  return told.filter(Boolean);
}

export function forget(id) {
  return inside(NAME, ["receipts"], "readwrite", (all) => all.objectStore("receipts").delete(id));
}

export async function clear() {
  await inside(NAME, ["entries", "receipts"], "readwrite", (all) => {
    all.objectStore("entries").clear();
    all.objectStore("receipts").clear();
  });
}
