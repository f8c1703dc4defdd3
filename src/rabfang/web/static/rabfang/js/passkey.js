// Passkeys: the form's question goes to the browser, its answer into the form. Forms stay hidden where none work.
export function usePasskeys(page) {
  if (!window.PublicKeyCredential) return;
  for (const form of page.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      if (form.elements.answer.value || (form.dataset.unless && form.elements[form.dataset.unless].value)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      answer(form).then(
        (said) => { form.elements.answer.value = said; form.submit(); },
        (error) => { console.error(error); form.querySelector("[role=status]").textContent = form.dataset.failed; },
      );
    }, true);
  }
}

async function answer(form) {
  const asked = form.dataset.options ? JSON.parse(form.dataset.options) : await ask(form);
  const making = form.dataset.passkey === "create";
  for (const one of [...(asked.allowCredentials ?? []), ...(asked.excludeCredentials ?? [])]) one.id = bytes(one.id);
  asked.challenge = bytes(asked.challenge);
  if (asked.user) asked.user.id = bytes(asked.user.id);
  const made = await navigator.credentials[making ? "create" : "get"]({ publicKey: asked });
  return JSON.stringify(plain(made));
}

async function ask(form) {
  const token = form.elements.csrfmiddlewaretoken.value;
  const said = await fetch(form.dataset.ask, { method: "POST", headers: { "X-CSRFToken": token } });
  if (!said.ok) throw new Error(String(said.status));
  return said.json();
}

function plain(made) {
  const response = { clientDataJSON: text(made.response.clientDataJSON) };
  for (const part of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (made.response[part]) response[part] = text(made.response[part]);
  }
  return { id: made.id, rawId: text(made.rawId), type: made.type, response, clientExtensionResults: made.getClientExtensionResults() };
}

function bytes(said) {
  return Uint8Array.from(atob(said.replace(/-/g, "+").replace(/_/g, "/")), (char) => char.charCodeAt(0));
}

function text(buffer) {
  const letters = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join("");
  return btoa(letters).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}
