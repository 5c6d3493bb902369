import type { LinkPreviewOptions, MessageEntity, ParseMode } from "@grammyjs/types";
import { badRequest, notImitated } from "../rules/refusal.js";
import { withDetectedEntities } from "../text/detect-entities.js";
import { trimmed, type FormattedText } from "../text/formatted-text.js";
import { parseHtml } from "../text/parse-html.js";
import type { World } from "../world/world.js";
import { withMentionedPeople } from "./chats.js";

interface TextParams {
  text: string;
  parse_mode?: ParseMode;
  entities?: MessageEntity[];
}

interface CaptionParams {
  caption?: string;
  parse_mode?: ParseMode;
  caption_entities?: MessageEntity[];
}

// Telegram does not say whether it counts letters or UTF-16 units; the stricter of the two is taken.
const longestText = 4096;
const longestCaption = 1024;

/** `text` and `entities` of a message. */
export function textContent(world: World, params: TextParams) {
  const { text, entities } = parse(world, params.text, params.parse_mode, params.entities);
  if (text === "") throw badRequest("message text is empty");
  if (text.length > longestText) throw badRequest("message is too long");
  return { text, ...(entities.length > 0 && { entities }) };
}

/** `caption` and `caption_entities` of a message; nothing for an empty caption. */
export function captionContent(world: World, params: CaptionParams) {
  if (!params.caption) return {};
  const { caption, parse_mode, caption_entities: given } = params;
  const { text, entities } = parse(world, caption, parse_mode, given);
  if (text.length > longestCaption) throw badRequest("message caption is too long");
  if (text === "") return {};
  return { caption: text, ...(entities.length > 0 && { caption_entities: entities }) };
}

/** Only options that change something stand in the message. */
export function previewContent(options: LinkPreviewOptions | undefined) {
  return options && Object.keys(options).length > 0 ? { link_preview_options: options } : {};
}

function parse(
  world: World,
  raw: string,
  mode: ParseMode | undefined,
  given: MessageEntity[] | undefined,
): FormattedText {
  const text = raw.replaceAll("\r\n", "\n");
  const parsed = read(text, mode, given ?? []);
  const entities = withMentionedPeople(world, parsed.entities);
  return withDetectedEntities(trimmed({ text: parsed.text, entities }));
}

function read(text: string, mode: ParseMode | undefined, entities: MessageEntity[]): FormattedText {
  if (mode === undefined) return { text, entities };
  if (mode !== "HTML") throw notImitated(`parse_mode ${mode}`);
  const parsed = parseHtml(text);
  if (!parsed.ok) throw badRequest(`can't parse entities: ${parsed.problem}`);
  return parsed;
}
