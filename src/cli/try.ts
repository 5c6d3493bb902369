import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "../config.js";
import { projectRoot } from "../project-root.js";
import type { HostRoute } from "../simulator/server/server.js";
import { startSimulator, type Simulator } from "../simulator/simulator.js";
import { StartError } from "../start-error.js";
import { BotProcess } from "./bot-process.js";

/**
 * Try mode: a simulated Telegram with three phones on one page, and the bot as a process of its own against it. World
 * and database begin afresh at each start. They lie in a folder that is named by the port: whoever holds the port is the
 * only one who uses it.
 */
export async function startTryMode({ port, host }: Config): Promise<void> {
  const simulator = await openSimulator(port, host, () => bot);
  const folder = join(projectRoot, "data", `try-${new URL(simulator.url).port}`);
  const clear = () => rmSync(folder, { recursive: true, force: true });
  clear();
  const phones = addPeople(simulator);
  const bot = new BotProcess(
    {
      BOT_TOKEN: simulator.token,
      BOT_API_ROOT: simulator.url,
      DATABASE_URL: `sqlite:${join(folder, "zone.db")}`,
      FILES_FOLDER: join(folder, "files"),
      STAFF_CHAT_ID: String(phones.staffChat),
      ADMIN_IDS: String(phones.clerk),
      TRY_MODE: "1",
      LOG_LEVEL: process.env.LOG_LEVEL || "warn",
      PORT: "0",
    },
    (state, deaths) => simulator.setHostStatus({ bot: state, deaths, phones }),
  );
  await bot.start();
  process.stdout.write(
    `Try mode (no BOT_TOKEN): open ${simulator.url} in a browser. Ctrl+C ends it.\n`,
  );

  const stop = () =>
    void bot
      .stop()
      .then(() => simulator.close())
      .then(clear)
      .then(() => process.exit(0));
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

async function openSimulator(
  port: number,
  host: string,
  bot: () => BotProcess,
): Promise<Simulator> {
  const route = (path: string, act: () => Promise<void>): HostRoute => ({
    method: "POST",
    path,
    answer: async (_, response) => {
      await act();
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ ok: true }));
    },
  });
  try {
    return await startSimulator({
      port,
      host,
      botName: "Алматы индустриялық аймағы",
      pageFolders: [
        join(projectRoot, "dist", "src", "simulator", "page"),
        join(projectRoot, "src", "simulator", "page"),
      ],
      hostRoutes: [
        route("/host/bot/kill", () => bot().kill()),
        route("/host/bot/start", () => bot().start()),
      ],
    });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StartError(
      `Port ${port} on ${host} cannot be used (${code}); set PORT to a free one, or to 0`,
    );
  }
}

/** Who holds the three telephones. */
function addPeople({ world }: Simulator) {
  const investor = world.addPerson({
    firstName: "Айгерім",
    lastName: "Инвестор",
    languageCode: "kk",
  });
  const resident = world.addPerson({
    firstName: "Сергей",
    lastName: "Резидент",
    languageCode: "ru",
  });
  const clerk = world.addPerson({ firstName: "Болат", lastName: "Оператор", languageCode: "ru" });
  const colleague = world.addPerson({
    firstName: "Сәуле",
    lastName: "Оператор",
    languageCode: "ru",
  });
  const group = world.addGroup({
    title: "Единый оператор",
    isForum: true,
    members: [clerk, colleague],
    botIsAdmin: true,
  });
  return { investor: investor.id, resident: resident.id, clerk: clerk.id, staffChat: group.id };
}
