// The lists of the page for outings: what waits, what was sent.
import { say, timeOf } from "./words.js";

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function button(label, about, press) {
  const made = element("button", "rabfang-link-button", label);
  made.type = "button";
  if (about) made.append(element("span", "govuk-visually-hidden", ` ${about}`));
  made.addEventListener("click", press);
  return made;
}

export function showWaiting(list, entries, problems, { edit, drop }) {
  list.replaceChildren(
    ...entries.map((entry) => {
      const item = element("li", "rabfang-entry");
      const subject = entry.said ? entry.said.subject : say("unreadable");
      const line = element("p", "govuk-body govuk-!-margin-bottom-1");
      line.append(element("strong", "", subject));
      const about = [say("saidAt", { at: timeOf(entry.at) }), entry.photos.length ? say("photos", { count: entry.photos.length }) : ""];
      item.append(line, element("p", "govuk-hint govuk-!-font-size-16 govuk-!-margin-bottom-1", about.filter(Boolean).join(" · ")));
      for (const text of problems.get(entry.id) ?? []) item.append(element("p", "govuk-error-message", text));
      if (entry.tried) item.append(element("p", "govuk-body-s govuk-!-margin-bottom-1", say("tried")));
      else {
        const deeds = element("p", "govuk-body");
        if (entry.said) deeds.append(button(say("edit"), subject, () => edit(entry)), " · ");
        deeds.append(button(say("remove"), subject, () => drop(entry, subject)));
        item.append(deeds);
      }
      return item;
    }),
  );
}

export function showSent(list, receipts, forget) {
  list.replaceChildren(
    ...receipts.map((row) => {
      const item = element("li", "rabfang-entry");
      const line = element("p", "govuk-body govuk-!-margin-bottom-1");
      const link = element("a", "govuk-link", say("number", row));
      link.href = row.url;
      line.append(link);
      const deeds = element("p", "govuk-body-s");
      deeds.append(say("saidAt", { at: timeOf(row.at) }), " · ", button(say("forget"), row.number, () => forget(row)));
      item.append(line, deeds);
      return item;
    }),
  );
}

export function showThumbnail(list, canvas, label, takeAway) {
  const item = element("li");
  item.append(canvas, element("br"), button(say("takeAway"), label, () => {
    item.remove();
    takeAway();
  }));
  list.append(item);
}
