import type { Transformer } from "grammy";

const SPEAKS_HTML = new Set([
  "sendMessage",
  "editMessageText",
  "sendPhoto",
  "sendDocument",
  "editMessageCaption",
  "copyMessage",
]);

/** Every text of ours is HTML without link previews. */
export const htmlMode: Transformer = (call, method, payload, signal) =>
  call(method, SPEAKS_HTML.has(method) ? { ...htmlDefaults(method), ...payload } : payload, signal);

function htmlDefaults(method: string) {
  const isText = method === "sendMessage" || method === "editMessageText";
  return { parse_mode: "HTML", ...(isText && { link_preview_options: { is_disabled: true } }) };
}
