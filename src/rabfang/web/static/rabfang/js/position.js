// <button type="button" data-position data-latitude="id_latitude" data-longitude="id_longitude" hidden> fills two fields with
// where the person is. The button shows only where a browser can tell.
import { say } from "./text.js";

export function offerPosition(page) {
  if (!("geolocation" in navigator)) return;
  for (const button of page.querySelectorAll("[data-position]")) {
    const status = document.createElement("p");
    status.className = "govuk-hint";
    status.setAttribute("role", "status");
    button.after(status);
    button.hidden = false;
    button.addEventListener("click", () => locate(page, button, status));
  }
}

function locate(page, button, status) {
  status.textContent = say("locating");
  const found = ({ coords }) => {
    const fields = [button.dataset.latitude, button.dataset.longitude].map((id) => page.getElementById(id));
    put(fields, [coords.latitude, coords.longitude]);
    status.textContent = say("located", { metres: Math.ceil(coords.accuracy) });
  };
  const lost = () => {
    status.textContent = say("notLocated");
  };
  navigator.geolocation.getCurrentPosition(found, lost, { enableHighAccuracy: true, timeout: 15000 });
}

// Both are written before either tells: who listens sees a whole point.
export function put(fields, degrees) {
  fields.forEach((field, which) => (field.value = degrees[which].toFixed(6)));
  for (const field of fields) field.dispatchEvent(new Event("change", { bubbles: true }));
}
