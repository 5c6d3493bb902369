import { Api } from "grammy";
import { createBot, createForms } from "./bot.js";
import { createChartRenderer } from "./charts/chart-renderer.js";
import type { Config } from "./config.js";
import { groupCommit, plainCommit, type Commit } from "./db/commit.js";
import { connect, isSqliteUrl } from "./db/connect.js";
import type { Db, Trx } from "./db/schema.js";
import { fileApplication } from "./features/applications/application.service.js";
import { applicationKind } from "./features/applications/application.feature.js";
import { finishDocuments } from "./features/applications/document.service.js";
import type { CaseKinds } from "./features/cases/record/case-kind.js";
import { deliveryHooks } from "./features/cases/card/delivery.service.js";
import { createKeptFiles } from "./files/kept-files.js";
import { FileKeeper } from "./features/cases/moves/file-keeper.js";
import { eraseOldDrafts, remindOfDrafts } from "./features/cases/drafts/draft-care.service.js";
import { keepPromises } from "./features/cases/moves/promise.service.js";
import { createDrafts } from "./features/cases/drafts/draft.service.js";
import { fileReport } from "./features/faults/report/report.service.js";
import { createDirectory } from "./features/faults/zone/directory.service.js";
import { describeFaults } from "./features/faults/digest/fault-digest.service.js";
import { finishWork, giveUpWork } from "./features/faults/repair/job-done.service.js";
import { keepIncidents } from "./features/faults/repair/keep-incidents.service.js";
import { closeSilent } from "./features/faults/resolution/silence.service.js";
import { faultKind } from "./features/faults/kind/incident-kind.service.js";
import { lookUpSimilar } from "./features/faults/report/similar.service.js";
import { fileWords } from "./features/questions/question.service.js";
import { questionKind } from "./features/questions/questions.feature.js";
import { eraseCasesClosedBefore } from "./features/privacy/privacy.service.js";
import { createCommandLists } from "./features/staff/command-lists.service.js";
import { sayDailyDigest } from "./features/staff/digest.service.js";
import { createMay } from "./features/desk/role.js";
import { bindStaffChat, loseDesk as loseStaffChat } from "./features/staff/staff-chat.service.js";
import { startHealthServer } from "./health.js";
import { Intake } from "./intake/intake.js";
import { Polling } from "./intake/polling.js";
import { createLog } from "./log.js";
import { OutboxWorker } from "./outbox/outbox.js";
import { deleteDoneBefore, enqueue } from "./outbox/outbox.repository.js";
import { ensureDesk, prepareDatabase, reachTelegram, readHealth } from "./start-up.js";
import { directCalls } from "./telegram/direct-calls.js";
import { createHttpClient } from "./telegram/http-client.js";
import { htmlMode } from "./telegram/html-mode.js";
import { Pace, TELEGRAM_PACE, type PaceLimits } from "./telegram/pace.js";
import { setBlocked } from "./features/people/person.repository.js";

const HOUSEKEEPING_MS = 60_000;
const KEEP_SENT_MS = 30 * 24 * 3_600_000;
/** Three years, as the words of consent say. */
const KEEP_CLOSED_MS = 3 * 365.25 * 24 * 3_600_000;

const KINDS: CaseKinds = {
  application: applicationKind,
  fault: faultKind,
  question: questionKind,
};

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
  const loseDesk = (trx: Trx) => loseStaffChat(trx, config.adminIds);
  const kept = createKeptFiles(config.filesFolder);
  const hooks = deliveryHooks({ db, kinds: KINDS, files: kept, loseDesk });
  const outbox = new OutboxWorker({ db, commit, api: outboxApi, pace, log, hooks });
  const files = new FileKeeper({
    db,
    commit,
    api: outboxApi,
    download: (path) => http.download(config.token, path),
    files: kept,
    log,
  });
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

  const directory = createDirectory(db);
  const forms = createForms(() => directory.get());
  const charts = createChartRenderer();
  const closers: (() => Promise<unknown>)[] = [];
  let settled = () => Promise.resolve();

  async function start() {
    await prepareDatabase(db, commit, config);
    await directory.reload();
    const botInfo = await reachTelegram(outboxApi, log);
    const lists = createCommandLists({ api: outboxApi, db, commit, log });
    const deskDeps = { api: outboxApi, db, commit, log, botId: botInfo.id, loseDesk };
    const bindDesk = (tells: "always" | "changes") => async (chatId: number) => {
      await bindStaffChat(deskDeps, chatId, tells);
      lists.setForDesk();
    };
    const report = fileReport(KINDS);
    const lookUps = { similar: lookUpSimilar };
    const handle = createBot({
      token: config.token,
      botInfo,
      http,
      transformers,
      db,
      commit,
      log,
      charts,
      drafts: createDrafts(
        db,
        commit,
        {
          application: fileApplication,
          report,
          documents: finishDocuments(KINDS),
          question: fileWords,
          "work-done": finishWork(KINDS),
          "work-cannot": giveUpWork(KINDS),
        },
        { report: lookUps },
      ),
      forms,
      directory: () => directory.get(),
      kinds: KINDS,
      may: createMay(db, config.adminIds),
      adminIds: config.adminIds,
      bindDesk: bindDesk("always"),
      loseDesk,
      onPersonLanguage: ({ person, from, locale }) =>
        lists.setFor(person.id, from?.language_code, person.commands_locale, locale),
      onDeskLanguage: () => lists.setForDesk(),
      onDirectory: () => directory.reload(),
    });
    const intake = new Intake({ db, commit, log, handle });
    const onFatal = options.onFatal ?? ((message) => log.fatal(message));
    const polling = new Polling({ api: outboxApi, intake, log, onFatal });
    settled = async () => {
      await intake.settled();
      await files.settled();
      await outbox.settled();
    };

    const health = await startHealthServer(config, () => readHealth(db, outbox));
    closers.push(async () => new Promise((resolve) => health.close(resolve)));
    await ensureDesk(db, config, log, bindDesk("changes"), { isStart: true });
    outbox.start();
    closers.push(() => outbox.stop());
    files.start();
    closers.push(() => files.stop());
    await polling.start();
    closers.push(() => intake.settled());
    closers.push(() => polling.stop());
    const keepHouse = async () => {
      await directory.reload();
      await intake.prune(new Date());
      await commit((trx) => deleteDoneBefore(trx, isoBefore(KEEP_SENT_MS)));
      await commit((trx) => eraseCasesClosedBefore(trx, isoBefore(KEEP_CLOSED_MS)));
      await commit((trx) => remindOfDrafts(trx, forms, new Date()));
      await commit((trx) => eraseOldDrafts(trx, new Date()));
      await ensureDesk(db, config, log, bindDesk("changes"), { isStart: false });
      await commit((trx) => sayDailyDigest(trx, new Date(), describeFaults));
      await keepPromises(db, commit, KINDS, new Date());
      await keepIncidents(db, commit, KINDS, new Date());
      await closeSilent(db, commit, KINDS, new Date());
    };
    const timer = setInterval(() => {
      keepHouse().catch((error: unknown) => log.warn({ err: error }, "housekeeping failed"));
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

function isoBefore(ms: number): string {
  return new Date(Date.now() - ms).toISOString();
}
