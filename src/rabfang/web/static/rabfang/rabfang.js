// Improves pages that already work without a script. Each part looks for its own data attribute and leaves the rest alone.
import { initAll } from "./govuk-frontend.min.js";
import { fillAreas } from "./js/areas.js";
import { showCaller } from "./js/caller.js";
import { runClocks } from "./js/clock.js";
import { keepForms } from "./js/keep.js";
import { listenToKeys } from "./js/keys.js";
import { lockOnSignOut } from "./js/lock.js";
import { usePasskeys } from "./js/passkey.js";
import { showPasswords } from "./js/password.js";
import { offerPosition } from "./js/position.js";
import { offerPrint } from "./js/print.js";
import { followReading } from "./js/reading.js";
import { sendOnce } from "./js/send.js";
import { showWithChoice } from "./js/shown.js";
import { readTrackingLink } from "./js/track.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();
for (const improve of [fillAreas, keepForms, showWithChoice, sendOnce, readTrackingLink, offerPosition, runClocks, listenToKeys, lockOnSignOut, offerPrint, followReading, showCaller, showPasswords, usePasskeys]) {
  try {
    improve(document);
  } catch (error) {
    console.error(error);
  }
}
