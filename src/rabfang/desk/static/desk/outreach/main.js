// The page for outings: writes matters down without a connection, shows what waits, sends it when the connection is back.
import { showSent, showThumbnail, showWaiting } from "./lists.js";
import { shrink, thumbnail } from "./photos.js";
import { NotReached, OtherOfficer, send, session, SignedOut } from "./sending.js";
import * as store from "./store.js";
import { say } from "./words.js";

const root = document.querySelector("[data-outreach]");
const part = (name) => root.querySelector(`[data-outreach-${name}]`);
const form = part("form");
const KEPT = "rabfang-outreach-1";
const AGAIN = 60000; // a weak connection comes back without an event
let key = null;
let editing = null;
let photos = [];
let problems = new Map();
let busy = false;

if (root && store.able()) begin();

async function begin() {
  try {
    key = await store.unlocked();
  } catch {
    return; // a browser that allows no storage (a private window): the page says so
  }
  document.querySelector("[data-outreach-unable]").hidden = true;
  root.hidden = false;
  form.addEventListener("submit", keep);
  for (const input of root.querySelectorAll("[data-outreach-photos]")) input.addEventListener("change", () => addPhotos(input));
  part("cancel").firstElementChild.addEventListener("click", startAgain);
  part("send").firstElementChild.addEventListener("click", () => sendAll(true));
  part("lock").addEventListener("click", lock);
  part("clear").addEventListener("click", clear);
  window.addEventListener("online", () => sendAll(false));
  window.addEventListener("offline", () => tell("offline"));
  document.addEventListener("visibilitychange", () => document.hidden || sendAll(false));
  setInterval(() => document.hidden || part("send").hidden || sendAll(false), AGAIN);
  await show();
  await sendAll(false);
  await keepPage();
}

// The page and the files it has loaded are kept, so that it opens again without a connection.
async function keepPage() {
  try {
    await navigator.serviceWorker.register(root.dataset.workerUrl);
    await navigator.serviceWorker.ready;
    if (!navigator.onLine) return;
    const cache = await caches.open(KEPT);
    const loaded = performance.getEntriesByType("resource").map((one) => new URL(one.name).pathname);
    const files = [...new Set(loaded)].filter((path) => path.startsWith("/static/"));
    await Promise.all([location.pathname, ...files].map((path) => keepFile(cache, path)));
    root.dataset.ready = "yes";
    if (key) tell("ready");
  } catch (error) {
    console.error(error);
  }
}

async function keepFile(cache, path) {
  const answer = await fetch(path, { credentials: "same-origin", redirect: "manual" });
  if (answer.ok) await cache.put(path, answer);
}

function tell(name, values) {
  part("state").textContent = say(name, values);
}

function complain(name, values) {
  const box = part("problem");
  box.hidden = !name;
  box.textContent = name ? say(name, values) : "";
  if (name === "signedOut") {
    const link = document.createElement("a");
    link.href = location.pathname;
    link.className = "govuk-link";
    link.textContent = say("signIn");
    box.append(" ", link);
  }
}

async function show() {
  const { mine, others } = await store.entries(key);
  part("locked").hidden = Boolean(key);
  part("open").hidden = !key;
  part("others").hidden = others === 0;
  part("others").textContent = say("others", { count: others });
  if (!key) return;
  showWaiting(part("waiting"), mine, problems, { edit, drop });
  part("none").hidden = mine.length > 0;
  part("send").hidden = mine.length === 0;
  showSent(part("sent"), await store.receipts(key), async (row) => {
    await store.forget(row.id);
    await show();
  });
}

function said() {
  return Object.fromEntries([...new FormData(form)].filter(([, text]) => typeof text === "string"));
}

async function keep(event) {
  event.preventDefault();
  complain("");
  const words = said();
  if (!words.subject.trim()) {
    complain("subject");
    form.elements.subject.focus();
    return;
  }
  const entry = { id: editing?.id ?? token(), at: editing?.at ?? new Date().toISOString(), said: words, photos };
  try {
    await store.keep(key, entry);
  } catch (error) {
    console.error(error);
    complain("full");
    return;
  }
  navigator.storage?.persist?.();
  problems.delete(entry.id);
  startAgain();
  tell("kept");
  await show();
  if (navigator.onLine) await sendAll(false);
}

function token() {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_");
}

function startAgain() {
  const same = { channel: form.elements.channel.value, occasion: form.elements.occasion.value };
  form.reset();
  Object.entries(same).forEach(([name, value]) => (form.elements[name].value = value));
  editing = null;
  photos = [];
  part("thumbnails").replaceChildren();
  part("cancel").hidden = true;
  part("heading").textContent = say("writing");
}

async function edit(entry) {
  startAgain();
  editing = entry;
  for (const [name, text] of Object.entries(entry.said)) if (form.elements[name]) form.elements[name].value = text;
  for (const photo of entry.photos) await addPhoto(photo);
  part("cancel").hidden = false;
  part("heading").textContent = say("editing");
  form.elements.subject.focus();
}

async function drop(entry, subject) {
  if (!window.confirm(say("sure", { subject }))) return;
  await store.remove(entry.id);
  if (editing?.id === entry.id) startAgain();
  await show();
}

async function addPhotos(input) {
  complain("");
  const most = Number(root.dataset.mostPhotos);
  for (const file of input.files) {
    if (photos.length >= most) {
      complain("manyPhotos", { most });
      break;
    }
    try {
      await addPhoto(await shrink(file));
    } catch {
      complain("badPhoto");
    }
  }
  input.value = "";
}

async function addPhoto(blob) {
  photos.push(blob);
  const label = say("photo", { number: photos.length });
  showThumbnail(part("thumbnails"), await thumbnail(blob, label), label, () => (photos = photos.filter((one) => one !== blob)));
}

// asked: the officer pressed the button and is told of whatever stands in the way.
async function sendAll(asked) {
  if (busy) return;
  busy = true;
  try {
    const who = await session(root.dataset.ownerUrl);
    const before = key?.officer;
    key = await store.unlock(who);
    if (before !== undefined && before !== who.officer) startAgain();
    await sendEntries(who);
  } catch (error) {
    failed(error, asked);
  } finally {
    busy = false;
    await show();
  }
}

async function sendEntries(who) {
  const waiting = (await store.entries(key)).mine.filter((entry) => entry.said && entry.id !== editing?.id);
  tell(waiting.length ? "sending" : "online");
  let count = 0;
  for (const entry of waiting) {
    const found = await send(root.dataset.sendUrl, entry, who.csrf, key);
    if (found) problems.set(entry.id, Object.values(found).flat());
    else {
      problems.delete(entry.id);
      count += 1;
    }
    await show();
  }
  complain(problems.size ? "refused" : "");
  if (count) tell("sent", { count });
  else tell("online");
}

async function failed(error, asked) {
  const waits = key ? (await store.entries(key)).mine.length > 0 : false;
  if (error instanceof SignedOut) {
    if (waits || asked) complain("signedOut");
  } else if (error instanceof OtherOfficer) {
    complain("other");
  } else if (error instanceof NotReached) {
    tell("offline");
    if (asked) complain("notReached");
  } else {
    console.error(error);
    complain("notReached");
  }
}

async function lock() {
  await store.lock();
  key = null;
  startAgain();
  complain("");
  part("waiting").replaceChildren();
  part("sent").replaceChildren();
  await show();
}

async function clear() {
  if (!window.confirm(say("sureAll"))) return;
  await store.clear();
  problems = new Map();
  startAgain();
  await show();
  tell("cleared");
}
