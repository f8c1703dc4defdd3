// Photographs, made small before they are kept: drawn anew, so that where and with what they were taken stays behind.
const LONGER_SIDE = 1600;
const QUALITY = 0.8;
const THUMBNAIL = 160;

export async function shrink(file) {
  const picture = await createImageBitmap(file);
  const canvas = drawn(picture, LONGER_SIDE);
  picture.close();
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
  if (!blob) throw new Error("no picture");
  return blob;
}

export async function thumbnail(blob, label) {
  const picture = await createImageBitmap(blob);
  const canvas = drawn(picture, THUMBNAIL);
  picture.close();
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", label);
  return canvas;
}

function drawn(picture, most) {
  const scale = Math.min(1, most / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}
