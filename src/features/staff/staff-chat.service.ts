import type { Api } from "grammy";
import { GrammyError } from "grammy";
import type { Commit } from "../../db/commit.js";
import type { Db, StaffChat, Trx } from "../../db/schema.js";
import { translator } from "../../i18n/i18n.js";
import type { Locale } from "../../i18n/locales.js";
import type { Log } from "../../log.js";
import { enqueue, wakeDesk } from "../../outbox/outbox.repository.js";
import { nameRefusal, type Refusal } from "../../telegram/refusal.js";
import { findPerson } from "../people/person.repository.js";
import { tellDesk } from "../desk/say-on-desk.js";
import { findStaffChat, saveStaffChat, toFlag, updateStaffChat } from "../desk/staff.repository.js";

interface Deps {
  api: Api;
  db: Db;
  commit: Commit;
  log: Log;
  botId: number;
  loseDesk(trx: Trx): Promise<void>;
}

/** The title of a group that Telegram has not described to us yet. */
export const UNSEEN = "";

const GONE: ReadonlySet<Refusal> = new Set(["kicked", "chat-gone"]);

/**
 * Makes a group the staff chat, or looks at the present one again: is it a forum, may the bot manage topics? What is
 * missing is told there in one line: always when staff did something about it, else only when it is new.
 *
 * @throws when Telegram does not answer just now
 */
export async function bindStaffChat(
  { api, db, commit, log, botId, loseDesk }: Deps,
  chatId: number,
  tells: "always" | "changes",
): Promise<StaffChat | undefined> {
  const known = await findStaffChat(db);
  try {
    const chat = await api.getChat(chatId);
    const me = await api.getChatMember(chatId, botId);
    const isAdmin = me.status === "administrator";
    const isForum = chat.is_forum === true;
    const hasTopics = isForum && isAdmin && me.can_manage_topics === true;
    const isChanged = !known || known.chat_id !== chatId || known.is_forum !== toFlag(hasTopics);
    const locale = known?.locale ?? "ru";
    const missing = missingRights({ isAdmin, isForum, hasTopics });
    return await commit(async (trx) => {
      const bound = await saveStaffChat(trx, {
        id: chatId,
        title: chat.title ?? "",
        hasTopics,
        locale,
      });
      await wakeDesk(trx);
      if (missing && (isChanged || tells === "always")) {
        await tellDesk(trx, undefined, (t) => t(`staff.rights.${missing}`));
      }
      return bound;
    });
  } catch (error) {
    if (!(error instanceof GrammyError) || !GONE.has(nameRefusal(error))) {
      if (known?.chat_id !== chatId) await bindUnseen(commit, chatId, known?.locale ?? "ru");
      throw error;
    }
    log.error(
      { err: error, chatId },
      "the staff chat cannot be reached; add the bot to the group, or bind another with /bind",
    );
    if (known?.chat_id === chatId) await commit(loseDesk);
    return undefined;
  }
}

/** Nothing is known of the group yet: cases go there plainly until it can be looked at. */
async function bindUnseen(commit: Commit, chatId: number, locale: Locale): Promise<void> {
  await commit(async (trx) => {
    await saveStaffChat(trx, { id: chatId, title: UNSEEN, hasTopics: false, locale });
    await wakeDesk(trx);
  });
}

function missingRights(has: { isAdmin: boolean; isForum: boolean; hasTopics: boolean }) {
  if (!has.isAdmin) return "not-admin";
  return has.isForum && !has.hasTopics ? "no-topics" : undefined;
}

/**
 * Marks the desk as out of reach, and tells whoever can mend it, once for each loss: every administrator who has ever
 * written to the bot, since nobody else can be written to first.
 */
export async function loseDesk(trx: Trx, adminIds: readonly number[]): Promise<void> {
  if ((await findStaffChat(trx))?.state !== "ok") return;
  await updateStaffChat(trx, { state: "lost" });
  for (const id of adminIds) {
    const person = await findPerson(trx, id);
    if (!person) continue;
    const payload = { text: translator(person.locale ?? "ru")("staff.desk-lost") };
    await enqueue(trx, { chatId: id, method: "sendMessage", payload });
  }
}
