import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import type { Message, Update } from "@grammyjs/types";
import { chromium, type Browser, type BrowserContextOptions, type Locator } from "playwright-core";
import { afterAll, beforeAll, describe, onTestFinished } from "vitest";
import { projectRoot } from "../../src/project-root.js";
import { startSimulator, type Simulator } from "../../src/simulator/simulator.js";

const chromiumPath = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find(existsSync);

const quietly = [
  ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
];

/** For whatever the page shows: a busy machine takes its time. */
const PATIENCE_MS = 120_000;

let browser: Browser | undefined;

/** Tests in a real browser; without one they are left out here, and fail in CI. */
export function describePage(title: string, tests: () => void): void {
  const reason = "no chromium on this machine; apt-get install chromium";
  if (!chromiumPath && process.env["CI"]) throw new Error(`${title}: ${reason}`);
  describe.skipIf(!chromiumPath)(chromiumPath ? title : `${title} (${reason})`, () => {
    beforeAll(async () => {
      const tsc = `${projectRoot}/node_modules/typescript/bin/tsc`;
      execFileSync(process.execPath, [tsc, "--build", `${projectRoot}/src/simulator/page`]);
      browser = await chromium.launch({
        executablePath: chromiumPath ?? "",
        args: quietly,
        timeout: PATIENCE_MS,
      });
    });
    afterAll(() => browser?.close());
    tests();
  });
}

interface PlaceOptions {
  desk?: "forum" | "plain group";
  port?: number;
}

type PageOptions = BrowserContextOptions & Pick<PlaceOptions, "desk"> & { query?: string };

/** A world with the people of the three phones, a bot that does as the test says, and the page. */
export async function openPage(options: PageOptions = {}) {
  const { query = "", desk = "forum", ...contextOptions } = options;
  const place = await buildPlace({ desk });
  const { simulator } = place;
  if (!browser) throw new Error("The browser has not been started");
  const viewport = { width: 1280, height: 800 };
  const context = await browser.newContext({ locale: "en-GB", viewport, ...contextOptions });
  context.setDefaultTimeout(PATIENCE_MS);
  onTestFinished(() => context.close());
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: simulator.url });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  await page.goto(`${simulator.url}/${query}`);
  const phones = page.locator("section.phone");
  const [investor, resident, staff] = [phones.nth(0), phones.nth(1), phones.nth(2)];
  await staff.waitFor({ state: "attached" });
  return { ...place, context, page, problems, phones: { investor, resident, staff } };
}

/** The world without the page, at any port or at that of one before. */
export async function buildPlace({ desk = "forum", port = 0 }: PlaceOptions = {}) {
  const simulator = await startSimulator({
    port,
    botUsername: "zone_test_bot",
    pageFolders: ["src", "dist/src"].map((folder) => `${projectRoot}/${folder}/simulator/page`),
    hostRoutes: [
      {
        method: "POST",
        path: "/host/bot/kill",
        answer: (_, response) => setPower(false, response),
      },
      {
        method: "POST",
        path: "/host/bot/start",
        answer: (_, response) => setPower(true, response),
      },
    ],
  });
  const { world } = simulator;
  const people = {
    aigerim: world.addPerson({ firstName: "Әйгерім", languageCode: "kk" }),
    dmitry: world.addPerson({ firstName: "Dmitry", languageCode: "ru" }),
    gulnur: world.addPerson({ firstName: "Gulnur", languageCode: "ru" }),
    bauyrzhan: world.addPerson({ firstName: "Bauyrzhan", languageCode: "ru" }),
  };
  const members = [people.gulnur, people.bauyrzhan];
  const kind = desk === "forum" ? { isForum: true } : ({ kind: "group" } as const);
  const group = world.addGroup({ title: "Desk", ...kind, members, botIsAdmin: true });
  const phones = {
    investor: people.aigerim.id,
    resident: people.dmitry.id,
    clerk: people.gulnur.id,
    staffChat: group.id,
  };
  const bot = new ScriptedBot(simulator);
  let deaths = 0;
  const setPower = (isOn: boolean, response?: { end(text: string): void }) => {
    if (isOn) bot.start();
    else deaths += 1;
    if (!isOn) bot.stop();
    simulator.setHostStatus({ bot: isOn ? "running" : "stopped", deaths, phones });
    response?.end("{}");
  };
  setPower(true);
  onTestFinished(async () => {
    bot.stop();
    await simulator.close();
  });
  return { simulator, world, people, group, bot };
}

const hearable = ["message", "edited_message", "callback_query", "message_reaction"];

/** A bot of a few lines: hears updates one by one, and does what the test gave it to do. */
class ScriptedBot {
  readonly heard: Update[] = [];
  /** What to do with each update. */
  answer: (update: Update) => Promise<unknown> = () => Promise.resolve();
  private running: AbortController | undefined;
  private offset = 0;

  constructor(private readonly simulator: Simulator) {}

  start(): void {
    this.running ??= new AbortController();
    void this.poll(this.running.signal);
  }

  stop(): void {
    this.running?.abort();
    this.running = undefined;
  }

  /** Calls the API; what it refuses is an error. */
  async call<Result = Message>(method: string, params: object, signal?: AbortSignal) {
    const response = await fetch(`${this.simulator.url}/bot${this.simulator.token}/${method}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(params),
      ...(signal && { signal }),
    });
    const answer = (await response.json()) as { ok: boolean; result: Result; description?: string };
    if (!answer.ok) throw new Error(`${method}: ${answer.description ?? "refused"}`);
    return answer.result;
  }

  private async poll(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        const params = { offset: this.offset, timeout: 20, allowed_updates: hearable };
        const updates = await this.call<Update[]>("getUpdates", params, signal);
        for (const update of updates) {
          this.offset = update.update_id + 1;
          this.heard.push(update);
          await this.answer(update);
        }
      } catch {
        // As any bot, it asks again soon, unless it was stopped.
        await pause(20);
      }
    }
  }
}

/** The field where the phone's owner types. */
export function fieldOf(phone: Locator): Locator {
  return phone.getByRole("combobox");
}

export function messagesOf(phone: Locator): Locator {
  return phone.getByRole("log").getByRole("article");
}

/** Types words and sends them with Enter. */
export async function say(phone: Locator, words: string): Promise<void> {
  await fieldOf(phone).fill(words);
  await fieldOf(phone).press("Enter");
}
