import { cpSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { FILES_DEFAULT, SQLITE_DEFAULT } from "../config.js";
import { isSqliteUrl } from "../db/connect.js";
import { loadEnvFile } from "../env-file.js";
import { projectRoot } from "../project-root.js";

loadEnvFile();
const filesFolder = process.env.FILES_FOLDER || FILES_DEFAULT;
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
// Named by their content, files never change: what was copied before is left as it is.
const files = join(folder, "files");
if (existsSync(filesFolder)) cpSync(filesFolder, files, { recursive: true, force: false });
process.stdout.write(`Saved to ${file}\n`);
