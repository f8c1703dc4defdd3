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
    put(page, button.dataset.latitude, coords.latitude);
    put(page, button.dataset.longitude, coords.longitude);
    status.textContent = say("located", { metres: Math.ceil(coords.accuracy) });
  };
  const lost = () => {
    status.textContent = say("notLocated");
  };
  navigator.geolocation.getCurrentPosition(found, lost, { enableHighAccuracy: true, timeout: 15000 });
}

function put(page, id, degrees) {
  const field = page.getElementById(id);
  field.value = degrees.toFixed(6);
  field.dispatchEvent(new Event("change", { bubbles: true }));
}
