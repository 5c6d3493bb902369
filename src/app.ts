import { Api, GrammyError } from "grammy";
import type { UserFromGetMe } from "grammy/types";
import { createBot } from "./bot.js";
import { createChartRenderer } from "./charts/chart-renderer.js";
import type { Config } from "./config.js";
import { groupCommit, plainCommit, type Commit } from "./db/commit.js";
import { connect, isSqliteUrl } from "./db/connect.js";
import { migrate } from "./db/migrate.js";
import { hasSamples, loadSamples } from "./db/sample-data.js";
import type { Db } from "./db/schema.js";
import { fileApplication } from "./features/applications/application.service.js";
import { applicationKind } from "./features/applications/application.feature.js";
import type { CaseKinds } from "./features/cases/case-kind.js";
import { deliveryHooks } from "./features/cases/delivery.service.js";
import { createDrafts } from "./features/cases/draft.service.js";
import { loadFacts } from "./features/facts/fact.repository.js";
import { fileWords } from "./features/questions/question.service.js";
import { questionKind } from "./features/questions/questions.feature.js";
import { createCommandLists } from "./features/staff/command-lists.service.js";
import { bindStaffChat } from "./features/staff/staff-chat.service.js";
import { findStaffChat } from "./features/staff/staff.repository.js";
import { tellAdmins } from "./features/staff/tell-admins.service.js";
import { startHealthServer, type Health } from "./health.js";
import { countUnanswered } from "./intake/inbox.repository.js";
import { Intake } from "./intake/intake.js";
import { Polling } from "./intake/polling.js";
import { createLog, type Log } from "./log.js";
import { OutboxWorker } from "./outbox/outbox.js";
import { enqueue } from "./outbox/outbox.repository.js";
import { explainDatabase, StartError } from "./start-error.js";
import { directCalls } from "./telegram/direct-calls.js";
import { createHttpClient } from "./telegram/http-client.js";
import { htmlMode } from "./telegram/html-mode.js";
import { Pace, TELEGRAM_PACE, type PaceLimits } from "./telegram/pace.js";
import { setBlocked } from "./features/people/person.repository.js";

const REACH_MS = 30_000;
const HOUSEKEEPING_MS = 60_000;

const KINDS: CaseKinds = { application: applicationKind, question: questionKind };

export interface App {
  /** Resolves with the port of `/healthz` once updates are taken. @throws StartError */
  start(): Promise<{ port: number; username: string }>;
  /** Lets what is under way finish, then closes everything. */
  stop(): Promise<void>;
  db: Db;
  /** Resolves when no stored update is left to handle and no message is due. */
  settled(): Promise<void>;
}

interface Options {
  pace?: PaceLimits;
  /** Ends the program: another one polls with this token. */
  onFatal?(message: string): void;
}

/** Builds everything from its settings; nothing runs before `start`. */
export function createApp(config: Config & { token: string }, options: Options = {}): App {
  const log = createLog(config.logLevel);
  const http = createHttpClient(config.apiRoot);
  const db = connect(config.databaseUrl);
  const pace = new Pace(options.pace ?? TELEGRAM_PACE);
  const base = isSqliteUrl(config.databaseUrl) ? groupCommit(db) : plainCommit(db);
  const commit: Commit = async (work) => {
    const result = await base(work);
    outbox.kick();
    return result;
  };

  const outboxApi = new Api(config.token, http.options);
  outboxApi.config.use(htmlMode);
  const hooks = deliveryHooks({
    db,
    kinds: KINDS,
    tellAdmins: (trx) => tellAdmins(trx, config.adminIds, "staff.desk-lost"),
  });
  const outbox = new OutboxWorker({ db, commit, api: outboxApi, pace, log, hooks });
  const transformers = [
    directCalls({
      pace,
      defer: async (chatId, method, payload) => {
        await commit((trx) => enqueue(trx, { chatId, method, payload }));
      },
      onBlocked: (chatId) => commit((trx) => setBlocked(trx, chatId, 1)),
    }),
    htmlMode,
  ];

  const charts = createChartRenderer();
  const closers: (() => Promise<unknown>)[] = [];
  let settled = () => Promise.resolve();

  async function start() {
    await prepareDatabase(db, commit, config);
    const botInfo = await reach(outboxApi, log);
    const lists = createCommandLists({ api: outboxApi, db, commit, log });
    const bindDesk = async (chatId: number) => {
      await bindStaffChat({ api: outboxApi, db, commit, log, botId: botInfo.id }, chatId);
      lists.setForDesk();
    };
    const handle = createBot({
      token: config.token,
      botInfo,
      http,
      transformers,
      db,
      commit,
      log,
      charts,
      drafts: createDrafts(commit, {
        application: fileApplication,
        question: fileWords,
        report: fileWords,
      }),
      kinds: KINDS,
      isAdmin: (userId) => config.adminIds.includes(userId),
      bindDesk,
      onPersonLanguage: ({ person, from, locale }) =>
        lists.setFor(person.id, from?.language_code, person.commands_locale, locale),
      onDeskLanguage: () => lists.setForDesk(),
    });
    const intake = new Intake({ db, commit, log, handle });
    const onFatal = options.onFatal ?? ((message) => log.fatal(message));
    const polling = new Polling({ api: outboxApi, intake, log, onFatal });
    settled = async () => {
      await intake.settled();
      await outbox.settled();
    };

    const health = await startHealthServer(config, () => readHealth(db, outbox));
    closers.push(async () => new Promise((resolve) => health.close(resolve)));
    await ensureDesk(db, config, log, bindDesk);
    outbox.start();
    closers.push(() => outbox.stop());
    await polling.start();
    closers.push(() => intake.settled());
    closers.push(() => polling.stop());
    const timer = setInterval(() => {
      intake
        .prune(new Date())
        .catch((error: unknown) => log.warn({ err: error }, "pruning failed"));
      void ensureDesk(db, config, log, bindDesk);
    }, HOUSEKEEPING_MS);
    closers.push(() => Promise.resolve(clearInterval(timer)));
    lists.setAtStart();
    const address = health.address();
    const port = typeof address === "object" && address ? address.port : config.port;
    log.info({ username: botInfo.username, port }, "ready");
    return { port, username: botInfo.username };
  }

  let stopping: Promise<void> | undefined;
  const stop = () => (stopping ??= closeAll());

  async function closeAll() {
    for (const close of closers.reverse()) await close();
    await charts.close();
    await db.destroy();
    await http.close();
  }

  return { start, stop, db, settled: () => settled() };
}

async function prepareDatabase(db: Db, commit: Commit, config: Config): Promise<void> {
  try {
    await migrate(db);
    await commit((trx) => loadFacts(trx));
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
async function reach(api: Api, log: Log): Promise<UserFromGetMe> {
  const deadline = Date.now() + REACH_MS;
  for (let pauseMs = 250; ; pauseMs *= 2) {
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
      if (Date.now() + pauseMs > deadline) {
        throw new StartError(
          "The Bot API cannot be reached; check the network and BOT_API_ROOT, then start again",
          { cause: error },
        );
      }
      log.warn({ err: error }, "the Bot API does not answer yet");
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}

/** The desk is the bound group; `STAFF_CHAT_ID` names it at the first start only. */
async function ensureDesk(
  db: Db,
  config: Config,
  log: Log,
  bind: (chatId: number) => Promise<void>,
): Promise<void> {
  try {
    const desk = await findStaffChat(db);
    const chatId = desk?.chat_id ?? config.staffChatId;
    if (desk && config.staffChatId !== undefined && desk.chat_id !== config.staffChatId) {
      log.debug({ bound: desk.chat_id }, "STAFF_CHAT_ID differs from the bound group, which holds");
    }
    if (chatId === undefined)
      log.warn("no staff chat: set STAFF_CHAT_ID, or send /bind in the group");
    else if (desk?.state !== "ok") await bind(chatId);
  } catch (error) {
    log.warn({ err: error }, "the staff chat could not be looked at");
  }
}

async function readHealth(db: Db, outbox: OutboxWorker): Promise<Health> {
  return {
    staffChat: (await findStaffChat(db))?.state ?? "none",
    outboxWaiting: await outbox.countWaiting(),
    inboxWaiting: await countUnanswered(db),
  };
}
