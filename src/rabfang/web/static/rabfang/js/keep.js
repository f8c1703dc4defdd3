// Keeps what is typed in <form data-keep="key"> on this device until a page with data-kept-sent="key" says it arrived.
// data-keep-session keeps it only while the tab is open. Passwords, files and hidden fields are never kept.
import { notice, say } from "./text.js";

const PREFIX = "rabfang.keep.";
const DAY = 24 * 60 * 60 * 1000;
const NEVER = new Set(["password", "file", "hidden", "submit", "button", "reset", "image"]);

export function keepForms(page) {
  for (const sent of page.querySelectorAll("[data-kept-sent]")) {
    for (const store of stores()) store.removeItem(PREFIX + sent.dataset.keptSent);
  }
  for (const form of page.querySelectorAll("form[data-keep]")) keep(form);
}

let over = false;

// What was typed in this tab and not sent goes; nothing more is kept on this page. What stays on the device is a citizen's.
export function forgetTab() {
  over = true;
  const [, session] = stores();
  for (const key of Object.keys(session ?? {})) if (key.startsWith(PREFIX)) session.removeItem(key);
}

// A browser may refuse storage altogether; then nothing is kept and nothing breaks.
function stores() {
  try {
    return [window.localStorage, window.sessionStorage];
  } catch {
    return [];
  }
}

function keep(form) {
  const [local, session] = stores();
  const store = "keepSession" in form.dataset ? session : local;
  if (!store) return;
  const key = PREFIX + form.dataset.keep;
  restore(form, store, key);
  let waiting = 0;
  const save = () => write(form, store, key);
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(save, 400);
  });
  form.addEventListener("change", save);
  form.addEventListener("submit", save);
}

function fields(form) {
  return [...form.elements].filter((field) => field.name && !NEVER.has(field.type) && !("keepNot" in field.dataset));
}

function write(form, store, key) {
  if (over) return;
  const values = {};
  for (const field of fields(form)) {
    const chosen = field.type === "radio" || field.type === "checkbox" ? field.checked : field.value !== "";
    if (chosen) (values[field.name] ??= []).push(field.value);
  }
  try {
    if (Object.keys(values).length) store.setItem(key, JSON.stringify({ at: Date.now(), values }));
    else store.removeItem(key);
  } catch {
    // The device is full: what was kept before stays.
  }
}

function read(store, key) {
  try {
    const kept = JSON.parse(store.getItem(key));
    if (kept && Date.now() - kept.at < DAY) return kept.values;
    store.removeItem(key);
  } catch {
    store.removeItem(key);
  }
  return null;
}

// Only what is still empty is filled: words the server sent back are newer than the kept ones.
function restore(form, store, key) {
  const values = read(store, key);
  if (!values) return;
  const all = fields(form);
  const answered = new Set(all.filter((field) => field.checked).map((field) => field.name));
  const changed = all.filter((field) => {
    const kept = values[field.name];
    if (!kept) return false;
    if (field.type === "radio" || field.type === "checkbox") {
      if (answered.has(field.name) || !kept.includes(field.value)) return false;
      field.checked = true;
      return true;
    }
    if (field.value !== "") return false;
    field.value = kept[0];
    // The list of districts is not there yet: js/areas.js chooses it when it comes.
    if (field.value !== kept[0]) field.dataset.wanted = kept[0];
    return true;
  });
  if (!changed.length) return;
  for (const field of changed) field.dispatchEvent(new Event("change", { bubbles: true }));
  const box = notice(form, say("restored") + " ");
  const forget = document.createElement("button");
  forget.type = "button";
  forget.className = "rabfang-link-button";
  forget.textContent = say("forget");
  forget.addEventListener("click", () => {
    form.reset();
    store.removeItem(key);
    notice(form, say("forgotten"));
  });
  box.append(forget);
}
