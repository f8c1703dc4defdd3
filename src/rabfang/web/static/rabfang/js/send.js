// Sends a form once, and only when there is a connection to send it over. data-send-again on a form allows repeats.
import { notice, say } from "./text.js";

const PATIENCE = 8000;

export function sendOnce(page) {
  page.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post" || "sendAgain" in form.dataset) return;
    if (form.dataset.sending) {
      event.preventDefault();
    } else if ("keep" in form.dataset && !form.dataset.connected) {
      event.preventDefault();
      sendWhenConnected(form, event.submitter);
    } else {
      mark(form);
    }
  });
  // Coming back with the browser's Back button, the form may be sent again.
  window.addEventListener("pageshow", () => page.querySelectorAll("form[data-sending]").forEach(unmark));
}

function mark(form) {
  form.dataset.sending = "yes";
  for (const button of buttons(form)) button.setAttribute("aria-disabled", "true");
  setTimeout(() => unmark(form), 2 * PATIENCE);
}

function unmark(form) {
  delete form.dataset.sending;
  delete form.dataset.connected;
  for (const button of buttons(form)) button.removeAttribute("aria-disabled");
}

function buttons(form) {
  return [...form.elements].filter((element) => element.type === "submit");
}

// The browser replaces a page it cannot send by its own error page; asking first keeps the words on the screen.
async function sendWhenConnected(form, submitter) {
  form.dataset.sending = "yes";
  notice(form, say("sending"));
  const connected = navigator.onLine !== false && (await answers());
  unmark(form);
  if (!connected) {
    notice(form, say("offline"), true).scrollIntoView({ block: "nearest" });
    return;
  }
  form.dataset.connected = "yes";
  form.requestSubmit(submitter ?? undefined);
}

async function answers() {
  const waiting = new AbortController();
  const timer = setTimeout(() => waiting.abort(), PATIENCE);
  try {
    await fetch("/healthz", { method: "HEAD", cache: "no-store", signal: waiting.signal });
    return true;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
