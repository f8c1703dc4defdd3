// <div data-caller="address" data-caller-number="id_telephone"> shows what is known of the number as soon as it is whole.
// The button data-caller-ask, which does the same without a script, is taken away so that Enter sends the form.
const PAUSE = 500;
const SHORTEST = 4;

export function showCaller(page) {
  for (const part of page.querySelectorAll("[data-caller]")) {
    const field = page.getElementById(part.dataset.callerNumber);
    if (!field) continue;
    page.querySelector("[data-caller-ask]")?.remove();
    let waiting = 0;
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => ask(part, field), PAUSE);
    });
  }
}

async function ask(part, field) {
  const number = field.value.trim();
  if (number.length < SHORTEST) {
    part.replaceChildren();
    return;
  }
  const sent = new FormData();
  sent.set("telephone", number);
  sent.set("csrfmiddlewaretoken", field.form.elements.csrfmiddlewaretoken.value);
  try {
    const answer = await fetch(part.dataset.caller, { method: "POST", body: sent });
    if (answer.ok && field.value.trim() === number) part.innerHTML = await answer.text();
  } catch {
    // no connection: the matter can be recorded without knowing who called before
  }
}
