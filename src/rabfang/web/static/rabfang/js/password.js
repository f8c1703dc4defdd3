// A button that shows a password, and how strong a new one is, in words. Without a script the field is as it was.
export function showPasswords(page) {
  for (const field of page.querySelectorAll("input[data-password]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "govuk-button govuk-button--secondary";
    button.textContent = field.dataset.show;
    button.setAttribute("aria-controls", field.id);
    const told = document.createElement("p");
    told.className = "govuk-hint";
    told.setAttribute("role", "status");
    field.after(told, button);
    const show = (shown) => {
      field.type = shown ? "text" : "password";
      button.textContent = shown ? field.dataset.hide : field.dataset.show;
    };
    button.addEventListener("click", () => show(field.type === "password"));
    // Sent as a password in any case, so that browsers offer to keep it and never list it among things typed before.
    field.form?.addEventListener("submit", () => show(false));
    if (field.dataset.least) field.addEventListener("input", () => { told.textContent = strength(field); });
  }
}

function strength(field) {
  const length = [...field.value.normalize("NFC")].length;
  const least = Number(field.dataset.least);
  if (!length) return "";
  if (length < least) return field.dataset.short.replace("#", String(least - length));
  return length < Math.max(20, least) ? field.dataset.enough : field.dataset.good;
}
