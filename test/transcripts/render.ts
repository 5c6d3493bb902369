import type { Message, MessageEntity, ReplyKeyboardMarkup } from "@grammyjs/types";
import type { KeyboardView } from "../../src/simulator/control-types.js";

/** What a person reads in one message: words with their looks, what is attached, the buttons by their rows. */
export function linesOf(message: Message): string[] {
  const words = marked(
    message.text ?? message.caption ?? "",
    message.entities ?? message.caption_entities ?? [],
  );
  const lines = [...attached(message), ...(words ? words.split("\n") : [])];
  return [...lines, ...buttonRows(message)];
}

/** What stands in place of the keys of the telephone. */
export function keyboardLine(view: KeyboardView | undefined): string {
  if (!view) return "⌨ gone";
  const hint = view.markup.input_field_placeholder;
  const words = hint === undefined ? "" : ` “${hint}”`;
  if (view.kind === "force-reply") return `⌨ reply${words}`;
  return `⌨ ${keysOf(view.markup)}${words}`;
}

/** The first words, by which somebody would point at this message. */
export function briefly(message: Message): string {
  const words = message.text ?? message.caption;
  const [line = "a message"] = words?.split("\n") ?? linesOf(message);
  return `“${line.length > 50 ? `${line.slice(0, 50)}…` : line}”`;
}

function keysOf({ keyboard }: ReplyKeyboardMarkup): string {
  const label = (key: ReplyKeyboardMarkup["keyboard"][number][number]) =>
    typeof key === "string" ? key : key.text;
  return keyboard.map((row) => row.map((key) => `[${label(key)}]`).join(" ")).join(" / ");
}

function attached(message: Message): string[] {
  const { photo, video, document, venue, location, contact, sticker } = message;
  if (photo) return ["<photo>"];
  if (video) return ["<video>"];
  if (document) return [`<document ${document.file_name ?? "without a name"}>`];
  if (venue) return [`<venue ${venue.title}, ${venue.address}>`];
  if (location) return [`<place ${location.latitude}, ${location.longitude}>`];
  if (contact) return [`<contact ${contact.first_name} ${contact.phone_number}>`];
  if (sticker) return [`<sticker ${sticker.emoji ?? ""}>`];
  return serviceLines(message);
}

function serviceLines(message: Message): string[] {
  const { forum_topic_created: created, forum_topic_edited: edited } = message;
  if (created) return [`★ topic begun: ${created.name}`];
  if (edited) return [`★ topic renamed: ${edited.name ?? ""}`];
  if (message.forum_topic_closed) return ["★ topic closed"];
  if (message.forum_topic_reopened) return ["★ topic opened again"];
  if (message.pinned_message) return ["★ message pinned"];
  if (message.new_chat_members) return ["★ somebody came"];
  if (message.left_chat_member) return ["★ somebody left"];
  return [];
}

function buttonRows({ reply_markup: markup }: Message): string[] {
  return (markup?.inline_keyboard ?? []).map((row) =>
    row
      .map((button) => ("url" in button ? `[${button.text} → ${button.url}]` : `[${button.text}]`))
      .join(" "),
  );
}

const TAGS: Partial<Record<MessageEntity["type"], string>> = {
  bold: "b",
  italic: "i",
  code: "code",
  underline: "u",
  strikethrough: "s",
  blockquote: "blockquote",
  text_link: "a",
  text_mention: "@",
};

/** Words with the tags of their looks and the addresses of their links. */
function marked(text: string, entities: readonly MessageEntity[]): string {
  const tags = entities.flatMap((entity) => {
    const tag = TAGS[entity.type];
    if (!tag) return [];
    const target = entity.type === "text_link" ? ` ${entity.url}` : "";
    return [
      { at: entity.offset, isEnd: 0, tag: `<${tag}${target}>` },
      { at: entity.offset + entity.length, isEnd: 1, tag: `</${tag}>` },
    ];
  });
  // From the end, so that what is put in moves nothing that is still to be looked for.
  return tags
    .sort((a, b) => b.at - a.at || a.isEnd - b.isEnd)
    .reduce((words, { at, tag }) => words.slice(0, at) + tag + words.slice(at), text);
}
