// A group with data-shown-with="outcome=act more" stands only while one of those choices named "outcome" is made, by
// radio buttons or in a list. The server pays no heed to what a hidden one holds; a group with an error is never hidden.
export function showWithChoice(page) {
  for (const group of page.querySelectorAll("[data-shown-with]")) {
    const form = group.closest("form");
    const [name, values] = group.dataset.shownWith.split("=");
    if (!form || group.classList.contains("govuk-form-group--error")) continue;
    const show = () => {
      const made = form.querySelector(`[name="${CSS.escape(name)}"]:checked, select[name="${CSS.escape(name)}"]`);
      group.hidden = !made || !values.split(" ").includes(made.value);
    };
    form.addEventListener("change", show);
    show();
  }
}
