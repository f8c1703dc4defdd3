// A link to /…/track#number.secret fills the form marked data-track; the secret never reaches a server log, and is taken
// out of the address at once. The fields are marked data-track-number and data-track-secret.
export function readTrackingLink(page) {
  const form = page.querySelector("form[data-track]");
  const parts = form && window.location.hash.match(/^#(.+)\.([^.]+)$/);
  if (!parts) return;
  try {
    form.querySelector("[data-track-number]").value = decodeURIComponent(parts[1]);
    form.querySelector("[data-track-secret]").value = decodeURIComponent(parts[2]);
  } catch {
    return;
  }
  window.history.replaceState(null, "", window.location.pathname + window.location.search);
}
