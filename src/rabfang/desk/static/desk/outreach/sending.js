// Sends what waits, one after the other, each with the token it was given when it was written down.
import { arrived, mark } from "./store.js";

const PATIENCE = 8000;
const PATIENCE_FOR_PHOTOS = 120000;

export class SignedOut extends Error {}
export class NotReached extends Error {}
export class OtherOfficer extends Error {}

async function ask(url, options, patience) {
  const waiting = new AbortController();
  const timer = setTimeout(() => waiting.abort(), patience);
  try {
    return await fetch(url, { ...options, redirect: "manual", cache: "no-store", credentials: "same-origin", signal: waiting.signal });
  } catch {
    throw new NotReached();
  } finally {
    clearTimeout(timer);
  }
}

// Who is signed in; throws SignedOut, or NotReached when nobody answers.
export async function session(url) {
  const answer = await ask(url, {}, PATIENCE);
  if (answer.type === "opaqueredirect" || answer.status === 403 || answer.status === 404) throw new SignedOut();
  if (!answer.ok) throw new NotReached();
  return read(answer);
}

// One entry: null when it has arrived, or the problems that the office found, by field.
export async function send(url, entry, csrf, kept) {
  const form = new FormData();
  for (const [name, text] of Object.entries(entry.said)) form.append(name, text);
  form.append("submission", entry.id);
  form.append("owner", String(entry.officer));
  form.append("said_at", entry.at);
  entry.photos.forEach((photo, number) => form.append("attachments", photo, `photo-${number + 1}.jpg`));
  await mark(entry.id, true);
  const answer = await ask(url, { method: "POST", body: form, headers: { "X-CSRFToken": csrf } }, PATIENCE_FOR_PHOTOS);
  if (answer.ok) {
    await arrived(kept, entry, await read(answer));
    return null;
  }
  if (answer.status === 400 || answer.status === 413) {
    const { problems } = await read(answer);
    await mark(entry.id, false);
    return problems;
  }
  if (answer.status === 409) {
    await mark(entry.id, false);
    throw new OtherOfficer();
  }
  if (answer.type === "opaqueredirect" || answer.status === 403 || answer.status === 404) {
    await mark(entry.id, false);
    throw new SignedOut();
  }
  throw new NotReached();
}

async function read(answer) {
  try {
    return await answer.json();
  } catch {
    throw new NotReached();
  }
}
