import type {
  Attachment,
  CaseMessage,
  CaseView,
  Db,
  OutboxRow,
  StaffChat,
  Trx,
} from "../../../db/schema.js";
import { translator } from "../../../i18n/i18n.js";
import type { Prepared } from "../../../outbox/outbox.js";
import {
  findCaseMessage,
  getCaseMessage,
  insertCaseMessage,
} from "../record/case-message.repository.js";
import { getCase } from "../record/case.repository.js";
import type { CaseKinds } from "../record/case-kind.js";
import { prepareCopy } from "../messages/copy.service.js";
import type { KeptFiles } from "../../../files/kept-files.js";
import {
  findHindrance,
  notSafe,
  PICTURE,
  preparePicture,
  TALK_PICTURE,
} from "../messages/picture.service.js";
import { prepareTalkPicture } from "../messages/message-picture.service.js";
import { RELAY } from "../messages/relay.service.js";
import { listRelayed, listVersions } from "../record/conversation.repository.js";
import { type Relayed, relayView } from "../messages/conversation.view.js";
import { writerName } from "../messages/sender-name.service.js";

export interface DeskDeps {
  db: Db;
  kinds: CaseKinds;
  files: KeptFiles;
}

/** Where a row of a case goes once its topic and card stand: what it replies to is found by stored ids only. */
export async function prepareMessage(
  { db, kinds, files }: DeskDeps,
  desk: StaffChat,
  view: CaseView,
  row: OutboxRow,
): Promise<Prepared> {
  const message =
    row.case_message_id === null ? undefined : await getCaseMessage(db, row.case_message_id);
  const thread = view.thread_id === null ? {} : { message_thread_id: view.thread_id };
  const place = { ...thread, ...(await replyPlace(db, view, message)) };
  const send = { kind: "send", chatId: desk.chat_id, method: row.method } as const;
  const ways = { chatId: desk.chat_id, t: translator(desk.locale) };
  const copying = {
    ...{ chatId: desk.chat_id, place, thread },
    keepHead: (trx: Trx, messageId: number) =>
      insertCaseMessage(trx, {
        // What a worker writes stays among staff, and so does a reply to its head.
        ...{
          kind: message?.kind === "note" ? "note" : "relay",
          case_id: view.case_id,
          media: "head",
        },
        ...{ staff_chat_id: desk.chat_id, staff_message_id: messageId },
      }),
  };
  const payload = JSON.parse(row.payload) as Record<string, unknown>;
  switch (row.method) {
    case RELAY:
      return prepareRelay(db, kinds, desk, view, { relayId: row.case_message_id as number, place });
    case PICTURE:
      return preparePicture(db, files, row, { ...ways, place });
    case TALK_PICTURE: {
      const unsafe = (file: Pick<Attachment, "name">) => {
        const said = { ...place, text: notSafe(ways.t, file) };
        return { ...send, method: "sendMessage", payload: said };
      };
      const to = { chatId: desk.chat_id, place, notSafe: unsafe };
      return (await prepareTalkPicture(db, files, row, to)) ?? prepareCopy(row, copying);
    }
    case "copyMessage":
    case "copyMessages": {
      // What a talk copies are messages; these are files that a form gathered.
      const hindrance = message === undefined && (await findHindrance(db, row, { ...ways, place }));
      return hindrance || prepareCopy(row, copying);
    }
    case "deleteMessage": {
      const messageId = message && placeIn(view, message);
      return messageId ? { ...send, payload: { message_id: messageId } } : { kind: "drop" };
    }
    default:
      return { ...send, payload: { ...(row.method.startsWith("send") && place), ...payload } };
  }
}

/** The message that stands in the present view of the case; what stood in an earlier one is gone or out of sight. */
function placeIn(view: CaseView, message: CaseMessage): number | undefined {
  if (message.staff_chat_id !== view.chat_id || message.staff_message_id === null) return undefined;
  // The card is the first thing in each view.
  const isInView = message.staff_message_id > (view.card_message_id ?? 0);
  return isInView ? message.staff_message_id : undefined;
}

/** What a message replies to on the desk; in a plain group it hangs on the card, if on nothing else. */
async function replyPlace(db: Db, view: CaseView, message: CaseMessage | undefined) {
  const target = message?.reply_to_id
    ? await shownOnDesk(db, view, message.reply_to_id)
    : undefined;
  const messageId = target ?? (view.thread_id === null ? view.card_message_id : null);
  if (messageId === null) return {};
  return { reply_parameters: { message_id: messageId, allow_sending_without_reply: true } };
}

async function shownOnDesk(db: Db, view: CaseView, id: number): Promise<number | undefined> {
  const target = await findCaseMessage(db, id);
  // What stands in another topic can't be shown as a reply's target in this one.
  if (target?.case_id !== view.case_id) return undefined;
  const shown = target.relay_id === null ? target : await getCaseMessage(db, target.relay_id);
  return placeIn(view, shown);
}

/** A person's words as they are now: said, or edited where they stand. */
async function prepareRelay(
  db: Db,
  kinds: CaseKinds,
  desk: StaffChat,
  view: CaseView,
  { relayId, place }: { relayId: number; place: object },
): Promise<Prepared> {
  const relay = await getCaseMessage(db, relayId);
  const of = await getCase(db, relay.case_id);
  const writer = (await listRelayed(db, relayId))[0]?.person_chat_id ?? of.person_id;
  const t = translator(desk.locale);
  const name = await writerName(db, kinds, of, writer, t);
  const text = relayView(t, name, await listShown(db, relayId));
  const messageId = placeIn(view, relay);
  const [method, where] = messageId
    ? (["editMessageText", { message_id: messageId }] as const)
    : (["sendMessage", place] as const);
  return { kind: "send", chatId: desk.chat_id, method, payload: { ...where, text } };
}

/** The latest version of each message in a relay, and what stood there before. */
async function listShown(db: Db, relayId: number): Promise<Relayed[]> {
  const latest = new Map(
    (await listRelayed(db, relayId)).map((row) => [row.person_message_id, row] as const),
  );
  const shown: Relayed[] = [];
  for (const row of latest.values()) {
    const versions = await listVersions(db, row.person_chat_id ?? 0, row.person_message_id ?? 0);
    const before = versions.filter(({ id }) => id < row.id).at(-1);
    const isWithdrawn = row.withdrawn_at !== null;
    shown.push({ text: row.text ?? "", before: before?.text ?? undefined, isWithdrawn });
  }
  return shown;
}
