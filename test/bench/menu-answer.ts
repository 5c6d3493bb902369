/**
 * How long a person waits for the menu, one alone and fifty at once, against a bare grammY bot that answers the same
 * words. Ratios of one run; absolute figures hold for this machine only.
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "../../src/project-root.js";
import { startSimulator, type Simulator } from "../../src/simulator/simulator.js";
import type { Person } from "../../src/simulator/world/person.js";

const ROUNDS_ALONE = 300;
const CROWD = 50;
const ROUNDS_CROWD = 20;

interface Figures {
  readyMs: number;
  aloneP50: number;
  aloneP99: number;
  crowdPerSecond: number;
}

const ours = await measure(startOurs);
const bare = await measure(startBare);
print("ours", ours);
print("bare grammY", bare);
process.stdout.write(
  `ratio ours/bare: p50 ${(ours.aloneP50 / bare.aloneP50).toFixed(2)}, ` +
    `answers/s ${(ours.crowdPerSecond / bare.crowdPerSecond).toFixed(2)}\n`,
);

async function measure(start: (simulator: Simulator) => Promise<ChildProcess>): Promise<Figures> {
  const simulator = await startSimulator();
  const begun = performance.now();
  const child = await start(simulator);
  const readyMs = performance.now() - begun;
  const people = Array.from({ length: CROWD }, (_, n) =>
    simulator.world.addPerson({ firstName: `Person ${n}`, languageCode: "ru" }),
  );
  for (const person of people) await greet(simulator, person);

  const [alone] = people as [Person];
  for (let n = 0; n < 50; n++) await askMenu(simulator, alone);
  const times = [];
  for (let n = 0; n < ROUNDS_ALONE; n++) times.push(await askMenu(simulator, alone));
  times.sort((a, b) => a - b);

  const crowdBegun = performance.now();
  await Promise.all(
    people.map(async (person) => {
      for (let n = 0; n < ROUNDS_CROWD; n++) await askMenu(simulator, person);
    }),
  );
  const seconds = (performance.now() - crowdBegun) / 1_000;

  child.kill("SIGTERM");
  await once(child, "exit");
  await simulator.close();
  return {
    readyMs,
    aloneP50: times[Math.floor(times.length * 0.5)] ?? 0,
    aloneP99: times[Math.floor(times.length * 0.99)] ?? 0,
    crowdPerSecond: (CROWD * ROUNDS_CROWD) / seconds,
  };
}

async function startOurs(simulator: Simulator): Promise<ChildProcess> {
  const folder = mkdtempSync(join(tmpdir(), "zone-bench-"));
  return startChild(join(projectRoot, "dist", "src", "main.js"), simulator, {
    DATABASE_URL: `sqlite:${join(folder, "zone.db")}`,
    PORT: "0",
    LOG_LEVEL: "silent",
  });
}

function startBare(simulator: Simulator): Promise<ChildProcess> {
  return startChild(join(projectRoot, "dist", "test", "bench", "bare-bot.js"), simulator, {});
}

async function startChild(file: string, simulator: Simulator, env: Record<string, string>) {
  const child = fork(file, {
    env: { ...process.env, BOT_TOKEN: simulator.token, BOT_API_ROOT: simulator.url, ...env },
  });
  await once(child, "message");
  return child;
}

async function greet(simulator: Simulator, person: Person): Promise<void> {
  await answerTo(simulator, person, () => person.starts());
  const hasButtons = simulator.world.messages(person.id).at(-1)?.reply_markup !== undefined;
  if (hasButtons) await answerTo(simulator, person, () => person.presses("Русский"), 2);
}

function askMenu(simulator: Simulator, person: Person): Promise<number> {
  return answerTo(simulator, person, () => person.sends("/menu"));
}

/** Milliseconds from what the person does to the bot's message, or its `count`-th change of the chat. */
async function answerTo(
  simulator: Simulator,
  person: Person,
  act: () => unknown,
  count = 1,
): Promise<number> {
  const begun = performance.now();
  let left = count;
  await new Promise<void>((resolve) => {
    const stop = simulator.on("event", (event) => {
      const isOurs =
        (event.type === "message" || event.type === "edit") &&
        event.chatId === person.id &&
        event.view.message.from?.is_bot === true;
      if (!isOurs || --left > 0) return;
      stop();
      resolve();
    });
    act();
  });
  return performance.now() - begun;
}

function print(name: string, { readyMs, aloneP50, aloneP99, crowdPerSecond }: Figures): void {
  process.stdout.write(
    `${name}: ready in ${readyMs.toFixed(0)} ms; menu alone p50 ${aloneP50.toFixed(2)} ms, ` +
      `p99 ${aloneP99.toFixed(2)} ms; ${CROWD} at once ${crowdPerSecond.toFixed(0)} answers/s\n`,
  );
}
