// Signing out takes away the key to what waits on this phone for sending (desk/outreach/store.js).
const KEYS = "rabfang-outreach-key";

export function lockOnSignOut(page) {
  for (const form of page.querySelectorAll('form[action$="/accounts/logout/"]')) {
    form.addEventListener("submit", () => window.indexedDB?.deleteDatabase(KEYS));
  }
}
