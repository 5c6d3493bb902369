import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { ColumnMetadata } from "kysely";
import { expect, inject, it } from "vitest";
import { migrate } from "../../src/db/migrate.js";
import type { Db } from "../../src/db/schema.js";
import { projectRoot } from "../../src/project-root.js";
import {
  bareDatabaseUrl,
  type DatabaseKind,
  freshDatabase,
  onBothDatabases,
  openDatabase,
} from "../helpers/databases.js";

const run = promisify(execFile);

/** What lies in the folder is what a database has been through. */
const MIGRATIONS = readdirSync(join(projectRoot, "migrations"))
  .map((file) => file.replace(/\.ts$/, ""))
  .sort();

onBothDatabases((kind) => {
  it("brings an empty database up to date, and leaves one that is so as it is", async () => {
    const db = openDatabase(await bareDatabaseUrl(kind));

    await migrate(db);
    await db.insertInto("setting").values({ key: "duty-phone", value: "+7" }).execute();
    await migrate(db);

    expect(await listMigrations(db)).toEqual(MIGRATIONS);
    expect(await db.selectFrom("setting").select("key").execute()).toEqual([{ key: "duty-phone" }]);
  });

  it("lets two programs start at the same moment", async () => {
    const url = await bareDatabaseUrl(kind);

    const ends = await Promise.all([migrateApart(url), migrateApart(url)]);

    expect(ends).toEqual(["", ""]);
    expect(await listMigrations(openDatabase(url))).toEqual(MIGRATIONS);
  });

  it("refuses a database that a newer program has made", async () => {
    const { db } = await freshDatabase(kind);
    await addUnknownMigration(db);

    await expect(migrate(db)).rejects.toThrow(/previously executed migration 2099-01-01-future/);
  });
});

it.skipIf(inject("postgresUrl") === undefined)(
  "makes the same tables and columns on both databases",
  async () => {
    expect(await tablesOn("postgres")).toEqual(await tablesOn("sqlite"));
  },
);

/** Gives what the program said on its way, which should be nothing. */
async function migrateApart(url: string): Promise<string> {
  const program = join(import.meta.dirname, "migrate-program.ts");
  const { stdout, stderr } = await run(process.execPath, ["--import", "tsx", program, url]);
  return stdout + stderr;
}

async function listMigrations(db: Db): Promise<string[]> {
  const rows = await migrationLog(db).selectFrom("kysely_migration").select("name").execute();
  return rows.map((row) => row.name);
}

async function addUnknownMigration(db: Db): Promise<void> {
  const row = { name: "2099-01-01-future", timestamp: "2099-01-01T00:00:00.000Z" };
  await migrationLog(db).insertInto("kysely_migration").values(row).execute();
}

function migrationLog(db: Db) {
  return db.withTables<{ kysely_migration: { name: string; timestamp: string } }>();
}

/** Names of the columns by table; one that may be empty ends in a question mark. */
async function tablesOn(kind: DatabaseKind): Promise<Record<string, string[]>> {
  const { db } = await freshDatabase(kind);
  const tables = await db.introspection.getTables();
  return Object.fromEntries(
    tables.map(({ name, columns }) => [name, columns.map(describe).sort()]),
  );
}

function describe({ name, isNullable, isAutoIncrementing }: ColumnMetadata): string {
  return isNullable && !isAutoIncrementing ? `${name}?` : name;
}
