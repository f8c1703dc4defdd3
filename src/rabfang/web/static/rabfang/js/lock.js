// Signing out takes away the key to what waits on this phone for sending (desk/outreach/store.js), and what was typed in
// this tab and not sent. It needs no connection. What waits stays, sealed; what a citizen typed into a form stays as well.
import { forgetTab } from "./keep.js";

const KEYS = "rabfang-outreach-key";

export function lockOnSignOut(page) {
  for (const form of page.querySelectorAll('form[action$="/accounts/logout/"]')) {
    form.addEventListener("submit", () => {
      window.indexedDB?.deleteDatabase(KEYS);
      forgetTab();
    });
  }
}
