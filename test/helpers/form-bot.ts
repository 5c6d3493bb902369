import { Api, Bot, Composer } from "grammy";
import { onTestFinished } from "vitest";
import type { Db } from "../../src/db/schema.js";
import {
  createDrafts,
  type Filing,
  type LookUps,
} from "../../src/features/cases/drafts/draft.service.js";
import { peopleFeature } from "../../src/features/entry/people.feature.js";
import { people } from "../../src/features/entry/people.middleware.js";
import type { Form } from "../../src/forms/form.js";
import {
  askOpenQuestion,
  formsFeature,
  formsPlugin,
  openForm,
} from "../../src/forms/forms.feature.js";
import { thenAskAgain } from "../../src/forms/then-ask-again.js";
import type { Locale } from "../../src/i18n/locales.js";
import { Intake } from "../../src/intake/intake.js";
import { Polling } from "../../src/intake/polling.js";
import { createLog } from "../../src/log.js";
import { OutboxWorker } from "../../src/outbox/outbox.js";
import { startSimulator, type Simulator } from "../../src/simulator/simulator.js";
import type { BotContext, Draft } from "../../src/telegram/context.js";
import { createHttpClient } from "../../src/telegram/http-client.js";
import { htmlMode } from "../../src/telegram/html-mode.js";
import { Pace } from "../../src/telegram/pace.js";
import { PLAIN_HOOKS } from "../outbox/start-worker.js";
import { greet, NO_HURRY } from "./app.js";
import { type DatabaseKind, freshDatabase } from "./databases.js";
import { TestPerson } from "./person.js";

interface Options {
  database?: DatabaseKind;
  locale?: Locale;
  lookUps?: LookUps;
}

export interface FormBot {
  simulator: Simulator;
  db: Db;
  /** Has chosen a language, and stands before the first question; `/form` comes back to it. */
  person: TestPerson;
  /** What the form became, each time that it was sent. */
  filings: Filing[];
  draft(): Promise<Draft["answers"] & { asked: string | null }>;
  settle(): Promise<void>;
}

/** A bot that knows one form and nothing else: its questions, its drafts, what it becomes. */
export async function startFormBot(form: Form, options: Options = {}): Promise<FormBot> {
  const simulator = await startSimulator();
  const database = await freshDatabase(options.database ?? "sqlite");
  const { db, commit } = database;
  const http = createHttpClient(simulator.url);
  const api = new Api(simulator.token, http.options);
  api.config.use(htmlMode);
  const log = createLog("silent");
  const filings: Filing[] = [];
  const file = (_: unknown, filing: Filing) => Promise.resolve(void filings.push(filing));
  const lookUps = { [form.id]: options.lookUps ?? {} };
  const drafts = createDrafts(db, commit, { [form.id]: file }, lookUps);

  const bot = new Bot<BotContext>(simulator.token, {
    botInfo: await api.getMe(),
    client: http.options,
  });
  bot.api.config.use(htmlMode);
  const open = (ctx: BotContext) => openForm(ctx, drafts, form);
  const commands = new Composer<BotContext>();
  commands.command("form", open);
  bot.use(people({ db, commit }));
  const interject = (text: string) =>
    Promise.resolve(text.includes("?") ? "An answer." : undefined);
  bot.use(
    formsPlugin({ forms: new Map([[form.id, form]]), drafts, interject, transformers: [htmlMode] }),
  );
  bot.use(
    peopleFeature({
      commit,
      takeUp: (ctx) => (ctx.draft ? askOpenQuestion(ctx) : open(ctx)),
      onFirstLanguage: () => Promise.resolve(),
      onLanguage: () => undefined,
    }),
  );
  bot.use(thenAskAgain(commands));
  bot.use(formsFeature());

  const intake = new Intake({ db, commit, log, handle: (update) => bot.handleUpdate(update) });
  const polling = new Polling({ api, intake, log, onFatal: () => undefined });
  const pace = new Pace(NO_HURRY);
  const outbox = new OutboxWorker({ db, commit, api, pace, log, hooks: PLAIN_HOOKS });
  outbox.start();
  await polling.start();
  onTestFinished(async () => {
    await polling.stop();
    await intake.settled();
    await outbox.stop();
    await simulator.close();
    await http.close();
  });

  const settle = async () => {
    await simulator.waitUntil(() => simulator.pendingUpdates().length === 0);
    await intake.settled();
    outbox.kick();
    await outbox.settled();
  };
  const one = simulator.world.addPerson({ firstName: "Айгерім", languageCode: "ru" });
  const person = new TestPerson(simulator, one, settle);
  await greet(person, options.locale ?? "ru");
  return { simulator, db, person, filings, settle, draft: () => readDraft(db) };
}

async function readDraft(db: Db) {
  const row = await db.selectFrom("draft").selectAll().executeTakeFirstOrThrow();
  return { ...(JSON.parse(row.answers) as Draft["answers"]), asked: row.asked };
}
