import { SQLITE_DEFAULT } from "../config.js";
import { connect } from "../db/connect.js";
import { migrate } from "../db/migrate.js";
import { loadEnvFile } from "../env-file.js";
import { explainDatabase } from "../start-error.js";

loadEnvFile();
const databaseUrl = process.env.DATABASE_URL || SQLITE_DEFAULT;
const db = connect(databaseUrl);
try {
  await migrate(db);
  process.stdout.write("The database is up to date.\n");
} catch (error) {
  process.stderr.write(`${explainDatabase(error, databaseUrl)?.message ?? String(error)}\n`);
  process.exitCode = 1;
} finally {
  await db.destroy();
}
