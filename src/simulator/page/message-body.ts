import type { Contact, Location, Message } from "@grammyjs/types";
import type { MessageView } from "../control-types.js";
import { button, el, type Child } from "./dom.js";
import { renderText } from "./entities.js";
import { icon } from "./icons.js";
import { words } from "./language.js";
import { renderDocument, renderPhotos } from "./media.js";
import { textOf, type MessageActions } from "./message-actions.js";

/** What a message holds: its media, and its words below them. An album is several messages in one. */
export function renderBody(views: MessageView[], actions: MessageActions): Child[] {
  const captioned = views.find((view) => textOf(view).text !== "");
  const { text, entities } = captioned ? textOf(captioned) : { text: "", entities: [] };
  const media = renderMedia(
    views.map(({ message }) => message),
    text,
    actions,
  );
  const isEmpty = media.length === 0 && !captioned;
  return [
    ...media,
    captioned && el("div", { class: "words" }, ...renderText(text, entities, actions)),
    isEmpty && el("div", { class: "words faint" }, words().unknownKind),
  ];
}

function renderMedia(messages: Message[], caption: string, actions: MessageActions): Child[] {
  const [first] = messages;
  if (!first) return [];
  if (first.photo) return [renderPhotos(messages, caption, actions)];
  if (first.video) return messages.map(({ video }) => video && renderDocument(video));
  if (first.document) return messages.map(({ document }) => document && renderDocument(document));
  if (first.venue) return [renderPlace(first.venue.location, actions, first.venue)];
  if (first.location) return [renderPlace(first.location, actions)];
  if (first.contact) return [renderContact(first.contact)];
  if (first.sticker) return [el("div", { class: "sticker" }, first.sticker.emoji ?? "☺")];
  return [];
}

function renderPlace(
  { latitude, longitude }: Location,
  actions: MessageActions,
  venue?: { title: string; address: string },
): HTMLElement {
  const position = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  return el(
    "div",
    { class: "place" },
    el("div", { class: "map", role: "img", "aria-label": words().location }, icon("location")),
    venue && el("strong", {}, venue.title),
    venue && el("span", {}, venue.address),
    button(
      { class: "copy", "aria-label": words().copyThis(position), title: words().copy },
      () => actions.copy(position),
      el("code", {}, position),
    ),
  );
}

function renderContact({ first_name, last_name, phone_number }: Contact): HTMLElement {
  const name = [first_name, last_name].filter(Boolean).join(" ");
  const digits = phone_number.replace(/[^+\d]/g, "");
  return el(
    "div",
    { class: "contact" },
    el("span", { class: "avatar small", "aria-hidden": true }, icon("contact")),
    el(
      "span",
      { class: "contact-about" },
      el("strong", {}, name),
      el("a", { href: `tel:${digits}` }, phone_number),
    ),
  );
}

/** A message in one line, as quotes and lists show it. */
export function renderGist(view: MessageView): string {
  const { message } = view;
  const text = textOf(view).text.replace(/\s+/g, " ");
  if (message.photo) return text ? `${words().photo}, ${text}` : words().photo;
  if (message.video) return text ? `${words().video}, ${text}` : words().video;
  if (message.document) return message.document.file_name ?? words().file;
  if (message.location) return words().location;
  if (message.contact) return words().contact;
  if (message.sticker) return message.sticker.emoji ?? words().sticker;
  return text;
}
