import { sql } from "kysely";
import type { TestProject } from "vitest/node";
import { connect } from "../../src/db/connect.js";
import { migrate } from "../../src/db/migrate.js";
import { startPostgres } from "./postgres.js";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the server's maintenance database; `undefined` when there is no Postgres to test with. */
    postgresUrl: string | undefined;
  }
}

/** The database that is up to date and empty; each test gets a copy of it. */
export const TEMPLATE = "zone_template";

const MISSING =
  "No Postgres for the tests: its binaries are an optional dependency, and npm did not install them on this machine.";

/** One Postgres for the whole run. */
export default async function setUpPostgres(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  project.provide("postgresUrl", server?.url);
  if (!server) {
    if (process.env.CI) throw new Error(`${MISSING} In CI that is a failure.`);
    project.vitest.logger.warn(`${MISSING} The Postgres half of the tests is SKIPPED.`);
    return () => Promise.resolve();
  }
  try {
    await makeTemplate(server.url);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return () => server.stop();
}

async function makeTemplate(serverUrl: string): Promise<void> {
  const server = connect(serverUrl);
  await sql`create database ${sql.id(TEMPLATE)}`.execute(server);
  await server.destroy();
  const template = connect(serverUrl.replace(/\/postgres$/, `/${TEMPLATE}`));
  await migrate(template);
  await template.destroy();
}
