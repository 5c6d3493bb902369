import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import type { Database, Db } from "./schema.js";
import { sqliteDialect } from "./sqlite.js";

/** `bigint` of Postgres, which `pg` would give as text. Telegram's ids fit into a number. */
const INT8 = 20;

/**
 * Connects to `sqlite:<file>` or `postgres://…`.
 *
 * The connection itself is made with the first query, so a wrong address shows there.
 */
export function connect(databaseUrl: string): Db {
  if (databaseUrl.startsWith("sqlite:")) {
    return new Kysely<Database>({ dialect: sqliteDialect(databaseUrl.slice("sqlite:".length)) });
  }
  const types = {
    getTypeParser: ((oid: number, format?: "text" | "binary") =>
      oid === INT8
        ? Number
        : (pg.types.getTypeParser(oid, format) as unknown)) as typeof pg.types.getTypeParser,
  };
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    types,
    connectionTimeoutMillis: 5_000,
  });
  // An idle connection that breaks is replaced by the pool; unheard, the event would end the process.
  pool.on("error", () => undefined);
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}

export function isSqliteUrl(databaseUrl: string): boolean {
  return databaseUrl.startsWith("sqlite:");
}
