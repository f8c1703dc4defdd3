// <div data-map data-tiles="https://tiles.example/{z}/{x}/{y}.png" data-credit="…" hidden><div data-map-view></div></div> shows a
// map. With data-latitude="id_latitude" data-longitude="id_longitude" a click, a tap or a drag of the marker fills these inputs,
// and what is written in them moves the marker. With data-point="12.05,99.9" it is a small map of that place.
// Within <details> it is made when these are opened. Only pages with a map load this file; Leaflet comes with the first map.
import { put } from "./position.js";
import { say } from "./text.js";

const THAILAND = [13, 101.5];
const WHOLE = 6;
const CLOSE = 16;
const CALM = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
const OPTIONS = {
  attributionControl: false,
  fadeAnimation: !CALM,
  markerZoomAnimation: !CALM,
  minZoom: 5,
  scrollWheelZoom: false,
  zoomAnimation: !CALM,
  zoomControl: false,
};
const STILL = { boxZoom: false, doubleClickZoom: "center", dragging: false, keyboard: false, touchZoom: "center" };
const PIN =
  '<svg viewBox="0 0 36 48" width="36" height="48" aria-hidden="true" focusable="false">' +
  '<path class="rabfang-map__pin-body" d="M18 46C11 35 2 27 2 17a16 16 0 0 1 32 0c0 10-9 18-16 29z"/>' +
  '<circle class="rabfang-map__pin-eye" cx="18" cy="17" r="6"/></svg>';

for (const box of document.querySelectorAll("[data-map]")) {
  const closed = box.closest("details:not([open])");
  if (closed) closed.addEventListener("toggle", () => show(box), { once: true });
  else show(box);
}

// Without Leaflet the box stays hidden: the inputs and the link say the same.
async function show(box) {
  await import("../leaflet.js");
  box.hidden = false;
  const view = box.querySelector("[data-map-view]");
  const point = box.dataset.point?.split(",").map(Number);
  const map = window.L.map(view, point ? { ...OPTIONS, ...STILL } : OPTIONS);
  window.L.control.zoom({ zoomInTitle: say("zoomIn"), zoomOutTitle: say("zoomOut") }).addTo(map);
  if (point) {
    map.setView(point, CLOSE);
    marker({ interactive: false }).setLatLng(point).addTo(map);
  } else {
    map.setView(THAILAND, WHOLE);
    choose(map, box.dataset);
    zoomByWheelWhileFocused(map, view);
  }
  addTiles(map, box);
  new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(view);
}

function marker(options) {
  const icon = window.L.divIcon({ className: "rabfang-map__pin", html: PIN, iconSize: [36, 48], iconAnchor: [18, 46] });
  return window.L.marker(THAILAND, { icon, keyboard: false, ...options });
}

function choose(map, { latitude, longitude }) {
  const inputs = [latitude, longitude].map((id) => document.getElementById(id));
  const pin = marker({ draggable: true, autoPan: true });
  // The marker stands exactly where the inputs say, so that `follow` knows its own words.
  const place = (at) => {
    const { lat, lng } = at.wrap();
    pin.setLatLng([lat, lng].map((degrees) => Number(degrees.toFixed(6)))).addTo(map);
    put(inputs, [lat, lng]);
  };
  const follow = () => {
    const point = inputs.map(degreesIn);
    if (point.some(Number.isNaN)) {
      pin.remove();
    } else if (!map.hasLayer(pin) || !pin.getLatLng().equals(point, 0)) {
      pin.setLatLng(point).addTo(map);
      map.setView(point, Math.max(map.getZoom(), CLOSE), { animate: false });
    }
  };
  map.on("click", (event) => place(event.latlng));
  pin.on("dragend", () => place(pin.getLatLng()));
  for (const input of inputs) {
    input.addEventListener("input", follow);
    input.addEventListener("change", follow);
  }
  inputs[0].form?.addEventListener("reset", () => setTimeout(follow));
  follow();
}

// Thai digits are numbers too; what is no place on earth is none.
function degreesIn(input, which) {
  const text = input.value.trim().replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - "๐".charCodeAt(0)));
  const degrees = text === "" ? NaN : Number(text);
  return Math.abs(degrees) <= (which === 0 ? 85 : 180) ? degrees : NaN;
}

// The wheel scrolls the page until the map is clicked or reached by Tab.
function zoomByWheelWhileFocused(map, view) {
  view.addEventListener("focusin", () => map.scrollWheelZoom.enable());
  view.addEventListener("focusout", () => map.scrollWheelZoom.disable());
}

// The owner of the tiles learns from which site they are asked for, as most demand, but not from which page.
function addTiles(map, box) {
  const status = document.createElement("p");
  status.className = "govuk-hint rabfang-map__status";
  status.setAttribute("role", "status");
  box.append(status);
  let came = false;
  const tiles = window.L.tileLayer(box.dataset.tiles, { referrerPolicy: "strict-origin" });
  tiles.on("tileload", () => {
    came = true;
    status.textContent = "";
  });
  tiles.on("tileerror", () => {
    if (!came) status.textContent = say("mapFailed");
  });
  if (box.dataset.credit) window.L.control.attribution({ prefix: false }).addAttribution(box.dataset.credit).addTo(map);
  tiles.addTo(map);
}
