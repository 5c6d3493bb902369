import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import type { TestProject } from "vitest/node";
import { connect } from "../../src/db/connect.js";
import { migrate } from "../../src/db/migrate.js";
import { startPostgres } from "./postgres.js";
import { quickFolder } from "./quick-folder.js";

declare module "vitest" {
  interface ProvidedContext {
    /** The SQLite file that is up to date and empty; each test gets a copy of it. */
    sqliteTemplate: string;
    /** Address of the server's maintenance database; `undefined` when there is no Postgres to test with. */
    postgresUrl: string | undefined;
  }
}

/** The database of Postgres that is up to date and empty; each test gets a copy of it. */
export const TEMPLATE = "zone_template";

const MISSING =
  "No Postgres for the tests: its binaries are an optional dependency, and npm did not install them on this machine.";

/** One template of SQLite and one Postgres for the whole run. */
export default async function setUpDatabases(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(quickFolder(), "zone-template-"));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", removeFolder);
  project.provide("sqliteTemplate", await makeSqliteTemplate(folder));
  const stopPostgres = await setUpPostgres(project);
  return async () => {
    await stopPostgres();
    removeFolder();
  };
}

async function makeSqliteTemplate(folder: string): Promise<string> {
  const file = join(folder, "zone.db");
  const template = connect(`sqlite:${file}`);
  await migrate(template);
  await template.destroy();
  return file;
}

async function setUpPostgres(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  project.provide("postgresUrl", server?.url);
  if (!server) {
    if (process.env.CI) throw new Error(`${MISSING} In CI that is a failure.`);
    project.vitest.logger.warn(`${MISSING} The Postgres half of the tests is SKIPPED.`);
    return () => Promise.resolve();
  }
  try {
    await makePostgresTemplate(server.url);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return () => server.stop();
}

async function makePostgresTemplate(serverUrl: string): Promise<void> {
  const server = connect(serverUrl);
  await sql`create database ${sql.id(TEMPLATE)}`.execute(server);
  await server.destroy();
  const template = connect(serverUrl.replace(/\/postgres$/, `/${TEMPLATE}`));
  await migrate(template);
  await template.destroy();
}
