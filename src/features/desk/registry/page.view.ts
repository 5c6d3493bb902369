import { InlineKeyboard } from "grammy";
import { pageOf } from "../../../text/page-of.js";
import type { Screen } from "../desk-screen.js";
import { type Button, inRows, type List, type Page, type Row, type Target } from "./entry.js";
import { entryPress } from "./entry.press.js";

/** On one screen of a telephone. */
const ENTRIES_A_PAGE = 8;

/** A page as it is shown: its lists are turned together. */
export function pageView({ text, rows }: Page, at: Target, asked: number): Screen {
  const longest = Math.max(0, ...rows.filter(isList).map(({ list }) => list.length));
  const { page, pages, slice } = pageOf(asked, longest, ENTRIES_A_PAGE);
  const last = rows.findLastIndex(isList);
  const shown = rows.flatMap((row, i) => [
    ...(isList(row) ? shownOf(row, slice.offset) : [row]).map((buttons) =>
      buttons.map((button) => InlineKeyboard.text(button.label, dataOf(button, at))),
    ),
    ...(i === last ? [turning(at, page, pages)] : []),
  ]);
  return {
    text: pages > 1 ? `${text}\n\n${page + 1}/${pages}` : text,
    reply_markup: InlineKeyboard.from(shown.filter((buttons) => buttons.length > 0)),
  };
}

function shownOf({ list, columns = 1 }: List, offset: number): Row[] {
  return inRows(columns, list.slice(offset, offset + ENTRIES_A_PAGE));
}

function turning(at: Target, page: number, pages: number) {
  const turn = (label: string, to: number) => InlineKeyboard.text(label, openData(at, to));
  return [
    ...(page > 0 ? [turn("‹", page - 1)] : []),
    ...(page < pages - 1 ? [turn("›", page + 1)] : []),
  ];
}

function dataOf(button: Button, { entry, key = "" }: Target): string {
  return "to" in button ? openData(button.to, 0) : entryPress(entry.id).act.data(button.id, key);
}

function openData({ entry, key = "" }: Target, page: number): string {
  return entryPress(entry.id).open.data(page, key);
}

function isList(row: Row | List): row is List {
  return "list" in row;
}
