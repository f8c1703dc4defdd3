// <section data-reading="address"> asks every few seconds how far the machine is, from {"all": 3, "settled": 1,
// "running": true, "read": [{"page": 7, "draft": "..."}]}, and puts a draft beside its page while nothing was typed there.
const EVERY = 3000;

export function followReading(page) {
  for (const part of page.querySelectorAll("[data-reading]")) ask(page, part);
}

async function ask(page, part) {
  try {
    const answer = await fetch(part.dataset.reading, { cache: "no-store" });
    if (!answer.ok) return;
    const now = await answer.json();
    tell(part, now);
    for (const one of now.read) put(page, one);
    if (!now.running) return;
  } catch {
    // no connection now; the next try may have one
  }
  setTimeout(() => ask(page, part), EVERY);
}

function tell(part, now) {
  const count = part.querySelector("[data-reading-count]");
  const said = count.dataset.said.replace("{done}", now.settled).replace("{all}", now.all);
  if (count.textContent !== said) count.textContent = said;
  const bar = part.querySelector("progress");
  bar.max = now.all || 1;
  bar.value = now.settled;
}

function put(page, one) {
  const state = page.querySelector(`[data-page="${one.page}"] [data-reading-state]`);
  const tag = state?.querySelector(".govuk-tag");
  if (tag) {
    tag.textContent = state.dataset.read;
    tag.classList.replace("govuk-tag--yellow", "govuk-tag--green");
  }
  const text = page.querySelector(`[name="text_${one.page}"]`);
  const had = page.querySelector(`[name="had_${one.page}"]`);
  if (!text || !had || had.value === "True" || text.value) return;
  text.value = one.draft;
  had.value = "True";
  text.dispatchEvent(new Event("input", { bubbles: true }));
}
