import { type Api, GrammyError } from "grammy";
import type { UserFromGetMe } from "grammy/types";
import type { Config } from "./config.js";
import type { Commit } from "./db/commit.js";
import { migrate } from "./db/migrate.js";
import { hasSamples, loadSamples } from "./db/sample-data.js";
import type { Db } from "./db/schema.js";
import { loadZone } from "./features/faults/zone/published-zone.service.js";
import { loadFacts } from "./features/facts/fact.repository.js";
import { UNSEEN } from "./features/staff/staff-chat.service.js";
import { findStaffChat } from "./features/desk/staff.repository.js";
import type { Health } from "./health.js";
import { countUnanswered } from "./intake/inbox.repository.js";
import type { Log } from "./log.js";
import type { OutboxWorker } from "./outbox/outbox.js";
import { explainDatabase, StartError } from "./start-error.js";

const REACH_MS = 30_000;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 4_000;

/** Schema, published figures and, in try mode only, sample parks. @throws StartError */
export async function prepareDatabase(db: Db, commit: Commit, config: Config): Promise<void> {
  try {
    await migrate(db);
    await commit((trx) => loadFacts(trx));
    await commit((trx) => loadZone(trx));
    if (config.withSamples) await commit((trx) => loadSamples(trx));
    else if (await hasSamples(db)) {
      throw new StartError(
        "The database holds sample parks of the try mode; set DATABASE_URL to a database of its own",
      );
    }
  } catch (error) {
    throw explainDatabase(error, config.databaseUrl) ?? error;
  }
}

/** Asks Telegram who we are, for half a minute if need be. @throws StartError */
export async function reachTelegram(
  api: Api,
  log: Log,
  patienceMs = REACH_MS,
): Promise<UserFromGetMe> {
  const deadline = Date.now() + patienceMs;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    try {
      const botInfo = await api.getMe();
      // Telegram refuses polling while a webhook is set.
      await api
        .deleteWebhook()
        .catch((error: unknown) => log.warn({ err: error }, "deleteWebhook failed"));
      return botInfo;
    } catch (error) {
      if (error instanceof GrammyError && [401, 404].includes(error.error_code)) {
        throw new StartError(
          "Telegram does not know this BOT_TOKEN; get a valid one from @BotFather",
        );
      }
      const leftMs = deadline - Date.now();
      if (leftMs <= 0) {
        throw new StartError(
          "The Bot API cannot be reached; check the network and BOT_API_ROOT, then start again",
          { cause: error },
        );
      }
      log.warn({ err: error }, "the Bot API does not answer yet");
      await new Promise((resolve) => setTimeout(resolve, Math.min(pauseMs, leftMs)));
    }
  }
}

/**
 * The desk is the bound group; `STAFF_CHAT_ID` names it at the first start only. A desk that is well is looked at
 * again at each start, since the bot's rights there may have changed while it was away.
 */
export async function ensureDesk(
  db: Db,
  config: Config,
  log: Log,
  bind: (chatId: number) => Promise<void>,
  { isStart }: { isStart: boolean },
): Promise<void> {
  try {
    const desk = await findStaffChat(db);
    const chatId = desk?.chat_id ?? config.staffChatId;
    if (desk && config.staffChatId !== undefined && desk.chat_id !== config.staffChatId) {
      log.debug({ bound: desk.chat_id }, "STAFF_CHAT_ID differs from the bound group, which holds");
    }
    if (chatId === undefined)
      log.warn("no staff chat: set STAFF_CHAT_ID, or send /bind in the group");
    else if (isStart || desk?.state !== "ok" || desk.title === UNSEEN) await bind(chatId);
  } catch (error) {
    log.warn({ err: error }, "the staff chat could not be looked at");
  }
}

export async function readHealth(db: Db, outbox: OutboxWorker): Promise<Health> {
  return {
    staffChat: (await findStaffChat(db))?.state ?? "none",
    outboxWaiting: await outbox.countWaiting(),
    inboxWaiting: await countUnanswered(db),
  };
}
