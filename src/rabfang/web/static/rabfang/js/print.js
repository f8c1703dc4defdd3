// <button type="button" data-print hidden> prints the page; without a script the browser's menu does.
export function offerPrint(page) {
  for (const button of page.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}
