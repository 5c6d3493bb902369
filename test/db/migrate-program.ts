import { connect } from "../../src/db/connect.js";
import { migrate } from "../../src/db/migrate.js";

// A program of its own, because two connections to SQLite in one process would wait for each other for ever.
const db = connect(process.argv[2] ?? "");
await migrate(db);
await db.destroy();
