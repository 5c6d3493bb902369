import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { Api } from "grammy";
import { beforeAll, describe, expect, inject, it, onTestFinished } from "vitest";
import { loadSamples } from "../src/db/sample-data.js";
import { createLog } from "../src/log.js";
import { projectRoot } from "../src/project-root.js";
import { explainDatabase } from "../src/start-error.js";
import { startSimulator, type Simulator } from "../src/simulator/simulator.js";
import { reachTelegram } from "../src/start-up.js";
import { createHttpClient } from "../src/telegram/http-client.js";
import { freshDatabase, onBothDatabases } from "./helpers/databases.js";

const MAIN = join(import.meta.dirname, "..", "dist", "src", "main.js");
const NO_DATABASE = "sqlite::memory:";

beforeAll(() => {
  if (!existsSync(MAIN)) throw new Error("The program is not built: run `npx tsc --build` first");
});

describe("a start that cannot succeed ends with one line on how to mend it", () => {
  it("says that the settings are wrong", async () => {
    const end = await start({ BOT_TOKEN: "no token", PORT: "many" });

    expectOneLine(end, /^Check the settings .*BOT_TOKEN must look like.*; PORT must be/);
  });

  it("says that Telegram does not know the token, and does not repeat it", async () => {
    const { url } = await simulator();
    const end = await start({ BOT_TOKEN: `111111111:${"a".repeat(35)}`, BOT_API_ROOT: url });

    expectOneLine(end, /^Telegram does not know this BOT_TOKEN; get a valid one from @BotFather$/);
  });

  it("says that another program holds the database", async () => {
    const file = join(folder(), "zone.db");
    const other = new Sqlite(file);
    other.exec("begin exclusive");
    onTestFinished(() => void other.close());

    const end = await startOn(`sqlite:${file}`);

    expectOneLine(end, /^The database .*zone\.db is locked by another program; stop that one/);
  });

  it("says that the file is no database", async () => {
    const file = join(folder(), "zone.db");
    writeFileSync(file, "Dear reader, this is a letter and not a database. ".repeat(100));

    const end = await startOn(`sqlite:${file}`);

    expectOneLine(end, /^The file .*zone\.db is not a sound SQLite database; move it away/);
  });

  it("says that a folder stands where the file should be", async () => {
    const file = join(folder(), "zone.db");
    mkdirSync(file);

    const end = await startOn(`sqlite:${file}`);

    expectOneLine(end, /^The database .*zone\.db cannot be opened; check the path/);
  });

  it("says that there can be no folder for the file", async () => {
    const letter = join(folder(), "letter.txt");
    writeFileSync(letter, "a letter");

    const end = await startOn(`sqlite:${join(letter, "data", "zone.db")}`);

    expectOneLine(end, /^The database .*zone\.db cannot be opened; check the path/);
  });

  it("says that Postgres is not there, without its password", async () => {
    const end = await startOn(`postgres://zone:secret@127.0.0.1:${await closedPort()}/zone`);

    expectOneLine(end, /^Postgres at 127\.0\.0\.1:\d+\/zone cannot be reached; start it, or check/);
    expect(end.stderr).not.toContain("secret");
  });

  it.skipIf(inject("postgresUrl") === undefined)(
    "says that Postgres has no such database",
    async () => {
      const end = await startOn(inject("postgresUrl")!.replace(/\/postgres$/, "/nowhere"));

      expectOneLine(end, /^There is no such database at .*\/nowhere; create it, or check/);
    },
  );

  onBothDatabases((kind) => {
    it("says that a newer program has made the database", async () => {
      const { db, url } = await freshDatabase(kind);
      await db
        .withTables<{ kysely_migration: { name: string; timestamp: string } }>()
        .insertInto("kysely_migration")
        .values({ name: "2099-01-01-future", timestamp: "2099-01-01T00:00:00.000Z" })
        .execute();

      const end = await startOn(url);

      expectOneLine(
        end,
        /^The database .* was made by another version of this program; start that/,
      );
    });

    it("says that the database holds samples", async () => {
      const { commit, url } = await freshDatabase(kind);
      await commit((trx) => loadSamples(trx));

      const end = await startOn(url);

      expectOneLine(end, /^The database holds sample parks of the try mode; set DATABASE_URL to/);
    });
  });

  it("says that its port is taken", async () => {
    const { url, token } = await simulator();
    const port = await takenPort();

    const end = await start({ BOT_TOKEN: token, BOT_API_ROOT: url, PORT: String(port) });

    expectOneLine(
      end,
      new RegExp(`^Port ${port} on 127.0.0.1 cannot be used .*set PORT to a free`),
    );
  });

  it("says that the port of a second try is taken, and leaves the first one alone", async () => {
    const { child } = run({ BOT_TOKEN: "" });
    const [line] = (await once(child.stdout!, "data")) as [Buffer];
    const port = /:(\d+)/.exec(String(line))?.[1];
    const database = join(projectRoot, "data", `try-${port}`, "zone.db");
    expect(existsSync(database)).toBe(true);
    const before = statSync(database).ino;

    const { end: ending } = run({ BOT_TOKEN: "", PORT: port });
    const end = await ending;

    expectOneLine(end, new RegExp(`^Port ${port} on 127.0.0.1 cannot be used`));
    expect(statSync(database).ino).toBe(before);
    child.kill("SIGTERM");
    await once(child, "close");
    expect(existsSync(database)).toBe(false);
  });

  it("says how to build the SQLite library that an install left out", () => {
    const error = new Error("Could not locate the bindings file. Tried: …");

    const line = explainDatabase(new Error("Migration list failed", { cause: error }), NO_DATABASE);

    expect(line?.message).toContain("`npm rebuild better-sqlite3`");
    expect(line?.message).not.toContain("backup");
  });

  it("says that Telegram cannot be reached, once it has tried for its time", async () => {
    const http = createHttpClient(`http://127.0.0.1:${await closedPort()}`);
    onTestFinished(() => http.close());
    const api = new Api("700000001:simulated-token-of-no-use-elsewhere", http.options);
    const before = performance.now();

    const reached = reachTelegram(api, createLog("silent"), 1_000);

    await expect(reached).rejects.toThrow(
      "The Bot API cannot be reached; check the network and BOT_API_ROOT, then start again",
    );
    expect(performance.now() - before).toBeGreaterThan(900);
  });
});

it("starts through an outage of Telegram, and says when it is ready", async () => {
  const telegram = await simulator();
  telegram.faults.add({ method: "getMe", kind: "500", times: 2 });

  const program = run({
    BOT_TOKEN: telegram.token,
    BOT_API_ROOT: telegram.url,
    DATABASE_URL: NO_DATABASE,
  });
  await once(program.child, "message");
  program.child.kill("SIGTERM");
  const end = await program.end;

  expect(end.code).toBe(0);
  expect(end.stderr).toContain('"msg":"ready"');
});

interface End {
  code: number | null;
  stdout: string;
  stderr: string;
}

function expectOneLine({ code, stdout, stderr }: End, words: RegExp): void {
  expect(stderr.trim()).toMatch(words);
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect(stdout).toBe("");
  expect(code).toBe(1);
}

/** The program against a working Telegram. */
async function startOn(databaseUrl: string): Promise<End> {
  const { url, token } = await simulator();
  return start({ BOT_TOKEN: token, BOT_API_ROOT: url, DATABASE_URL: databaseUrl });
}

function start(env: NodeJS.ProcessEnv): Promise<End> {
  return run({ DATABASE_URL: NO_DATABASE, ...env }).end;
}

function run(env: NodeJS.ProcessEnv) {
  const unset = Object.fromEntries(
    ["STAFF_CHAT_ID", "ADMIN_IDS", "LOG_LEVEL", "HOST", "NODE_ENV"].map((name) => [name, ""]),
  );
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH, PORT: "0", ...unset, ...env },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return { child, end: endOf(child) };
}

async function endOf(child: ReturnType<typeof spawn>): Promise<End> {
  const said = { stdout: "", stderr: "" };
  child.stdout?.on("data", (chunk) => (said.stdout += String(chunk)));
  child.stderr?.on("data", (chunk) => (said.stderr += String(chunk)));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, ...said };
}

async function simulator(): Promise<Simulator> {
  const started = await startSimulator();
  onTestFinished(() => started.close());
  return started;
}

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "zone-start-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

async function takenPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

async function closedPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
