import { mkdirSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { SQLITE_DEFAULT } from "../config.js";
import { isSqliteUrl } from "../db/connect.js";
import { loadEnvFile } from "../env-file.js";
import { projectRoot } from "../project-root.js";

loadEnvFile();
const databaseUrl = process.env.DATABASE_URL || SQLITE_DEFAULT;
if (!isSqliteUrl(databaseUrl)) {
  process.stderr.write("On Postgres, take backups with pg_dump.\n");
  process.exit(1);
}
const folder = join(projectRoot, "data", "backup");
mkdirSync(folder, { recursive: true });
const file = join(folder, `zone-${new Date().toISOString().replace(/[:.]/g, "-")}.db`);
const database = new Sqlite(databaseUrl.slice("sqlite:".length), {
  readonly: true,
  fileMustExist: true,
});
await database.backup(file);
database.close();
process.stdout.write(`Saved to ${file}\n`);
