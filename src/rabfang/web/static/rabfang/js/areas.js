// <select data-area-parent="id_province" data-area-url="/areas/districts?province="> is filled when its parent changes,
// from {"areas": [{"code": "1901", "name": "เมืองสระบุรี", "postcode": "18000"}]}. data-area-postcode names the field that
// takes the postcode. A button with data-area-next, which does the same without a script, is taken away, so that Enter
// sends the form.
import { notice, say } from "./text.js";

export function fillAreas(page) {
  for (const button of page.querySelectorAll("[data-area-next]")) button.remove();
  for (const select of page.querySelectorAll("select[data-area-parent]")) {
    const parent = page.getElementById(select.dataset.areaParent);
    parent?.addEventListener("change", () => fill(select, parent.value));
    if (select.dataset.areaPostcode) select.addEventListener("change", () => fillPostcode(page, select));
  }
}

async function fill(select, code) {
  const first = select.options[0]?.value === "" ? select.options[0] : new Option("–", "");
  select.replaceChildren(first);
  select.value = "";
  if (code) {
    select.dataset.asked = code;
    const areas = await ask(select, code);
    if (select.dataset.asked !== code) return;
    for (const area of areas) {
      const option = new Option(area.name, area.code);
      if (area.postcode) option.dataset.postcode = area.postcode;
      select.append(option);
    }
    if (select.dataset.wanted) select.value = select.dataset.wanted;
    delete select.dataset.wanted;
    if (select.selectedIndex < 0) select.value = "";
  }
  select.dispatchEvent(new Event("change", { bubbles: true }));
}

async function ask(select, code) {
  try {
    const answer = await fetch(select.dataset.areaUrl + encodeURIComponent(code));
    if (!answer.ok) throw new Error(String(answer.status));
    return (await answer.json()).areas;
  } catch {
    notice(select.form, say("areasFailed"), true);
    return [];
  }
}

function fillPostcode(page, select) {
  const field = page.getElementById(select.dataset.areaPostcode);
  const postcode = select.selectedOptions[0]?.dataset.postcode;
  if (field && postcode) field.value = postcode;
}
