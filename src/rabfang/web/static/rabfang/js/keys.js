// Ctrl+Enter (Command+Enter) in <form data-ctrl-enter> sends it by its first button.
export function listenToKeys(page) {
  for (const form of page.querySelectorAll("form[data-ctrl-enter]")) {
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      form.requestSubmit([...form.elements].find((field) => field.type === "submit"));
    });
  }
}
