import type { Document, Message, PhotoSize, Video } from "@grammyjs/types";
import { fileUrl } from "./control.js";
import { button, el } from "./dom.js";
import { icon } from "./icons.js";
import { words } from "./language.js";
import type { MessageActions } from "./message-actions.js";

const mostHeightPx = 340;

/** One photo, or an album as a grid. */
export function renderPhotos(
  messages: Message[],
  caption: string,
  actions: MessageActions,
): HTMLElement {
  const photos = messages.flatMap(({ photo }) => largest(photo) ?? []);
  const shown = photos.map((photo) => renderPhoto(photo, caption, actions));
  if (shown.length === 1 && shown[0]) return shown[0];
  const widths = rowsOf(shown.length).flatMap((count) => Array<number>(count).fill(count));
  shown.forEach((photo, index) => photo.classList.add(`among-${widths[index] ?? 1}`));
  return el("div", { class: "album" }, ...shown);
}

/** How many photos stand in each row: no row is left half empty. */
function rowsOf(count: number): number[] {
  if (count === 4) return [2, 2];
  const first = count % 3;
  const rest = Array<number>(Math.floor(count / 3)).fill(3);
  if (count === 3) return [1, 2];
  return first === 0 ? rest : [first, ...rest];
}

function renderPhoto(photo: PhotoSize, caption: string, actions: MessageActions): HTMLElement {
  const url = fileUrl(photo.file_id);
  const { width, height } = photo;
  const alt = caption || words().photo;
  const image = el("img", { src: url, alt, width, height, decoding: "async" });
  // Room is made before the picture is there, so that nothing jumps when it comes.
  image.style.width = `${Math.round(Math.min(width, (mostHeightPx * width) / height))}px`;
  return button(
    { class: "photo", "aria-label": words().openPhoto },
    () => actions.showPhoto(url, caption),
    image,
  );
}

function largest(sizes: PhotoSize[] | undefined): PhotoSize | undefined {
  return sizes?.reduce((best, each) => (each.width > best.width ? each : best));
}

/** A file to take away, with its name and size. */
export function renderDocument(document: Document | Video): HTMLElement {
  const name = document.file_name ?? words().file;
  const extension = /\.([a-z0-9]{1,4})$/i.exec(name)?.[1];
  return el(
    "a",
    {
      class: "document",
      href: fileUrl(document.file_id),
      download: name,
      "aria-label": words().download(name),
    },
    el("span", { class: "document-kind" }, extension ?? icon("document")),
    el(
      "span",
      { class: "document-about" },
      el("span", { class: "document-name" }, name),
      el("span", { class: "faint" }, renderSize(document.file_size ?? 0)),
    ),
  );
}

export function renderSize(bytes: number): string {
  const units = words().bytes;
  const power = bytes < 1024 ? 0 : bytes < 1024 * 1024 ? 1 : 2;
  const value = bytes / 1024 ** power;
  const digits = power > 0 && value < 10 ? 1 : 0;
  const number = value.toFixed(digits).replace(".", words().decimalPoint);
  return `${number} ${units[power] ?? ""}`;
}
