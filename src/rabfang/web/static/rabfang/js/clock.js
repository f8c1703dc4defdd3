// <span data-clock-from="ISO time" data-clock-now="ISO time of the server" data-clock-limit-minutes="15"> shows minutes used.
// It is never read out by itself; the server's words inside it stand until the first minute is counted.
import { say } from "./text.js";

const MINUTE = 60000;

export function runClocks(page) {
  for (const clock of page.querySelectorAll("[data-clock-from]")) {
    const from = Date.parse(clock.dataset.clockFrom);
    if (Number.isNaN(from)) continue;
    const server = Date.parse(clock.dataset.clockNow ?? "");
    const ahead = Number.isNaN(server) ? 0 : Date.now() - server;
    clock.setAttribute("aria-live", "off");
    clock.classList.add("rabfang-clock");
    const show = () => tell(clock, Math.max(0, Math.floor((Date.now() - ahead - from) / MINUTE)));
    show();
    setInterval(show, MINUTE / 6);
  }
}

function tell(clock, used) {
  const limit = Number(clock.dataset.clockLimitMinutes);
  const late = used > limit;
  clock.classList.toggle("rabfang-clock--late", late);
  clock.textContent = say(late ? "minutesOver" : "minutesOf", { used, limit });
}
