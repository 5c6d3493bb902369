import { randomBytes } from "node:crypto";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { describe, inject, onTestFinished } from "vitest";
import { type Commit, groupCommit, plainCommit } from "../../src/db/commit.js";
import { connect } from "../../src/db/connect.js";
import type { Db } from "../../src/db/schema.js";
import { quickFolder } from "./quick-folder.js";
import { TEMPLATE } from "./templates.js";

export type DatabaseKind = "sqlite" | "postgres";

export interface TestDatabase {
  db: Db;
  commit: Commit;
  /** As `DATABASE_URL` takes it: a second program may connect to the same database. */
  url: string;
}

/** Says everything twice, once for each database; the second half is skipped where there is no Postgres. */
export function onBothDatabases(tests: (kind: DatabaseKind) => void): void {
  describe("on SQLite", () => tests("sqlite"));
  describe.skipIf(inject("postgresUrl") === undefined)("on Postgres", () => tests("postgres"));
}

/** An empty database, up to date, that nobody else uses; it is gone when the test ends. */
export async function freshDatabase(kind: DatabaseKind): Promise<TestDatabase> {
  const url = await freshDatabaseUrl(kind);
  const db = openDatabase(url);
  return { db, commit: kind === "sqlite" ? groupCommit(db) : plainCommit(db), url };
}

/** The address of such a database. */
export async function freshDatabaseUrl(kind: DatabaseKind): Promise<string> {
  if (kind === "postgres") return postgresUrl(TEMPLATE);
  const file = sqliteFile();
  copyFileSync(inject("sqliteTemplate"), file);
  return `sqlite:${file}`;
}

/** The address of a database without any table. */
export async function bareDatabaseUrl(kind: DatabaseKind): Promise<string> {
  return kind === "sqlite" ? `sqlite:${sqliteFile()}` : postgresUrl("template0");
}

/** Another connection, closed when the test ends. */
export function openDatabase(url: string): Db {
  const db = connect(url);
  onTestFinished(() => db.destroy());
  return db;
}

function sqliteFile(): string {
  const folder = mkdtempSync(join(quickFolder(), "zone-sqlite-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "zone.db");
}

async function postgresUrl(template: string): Promise<string> {
  const name = `zone_${randomBytes(6).toString("hex")}`;
  await server().query(`create database ${name} template ${template}`);
  onTestFinished(async () => void (await server().query(`drop database ${name} with (force)`)));
  return getServerUrl().replace(/\/postgres$/, `/${name}`);
}

function getServerUrl(): string {
  const url = inject("postgresUrl");
  if (url === undefined) throw new Error("There is no Postgres; use onBothDatabases");
  return url;
}

let serverPool: pg.Pool | undefined;

/** One connection for all tests of a file: a fresh one takes ten times as long to make a database. */
function server(): pg.Pool {
  serverPool ??= new pg.Pool({
    connectionString: getServerUrl(),
    max: 1,
    idleTimeoutMillis: 0,
    allowExitOnIdle: true,
  });
  return serverPool;
}
