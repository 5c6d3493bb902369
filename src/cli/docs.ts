import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../project-root.js";
import { stateTables } from "./state-tables.js";

// Writes what the documents say of the code from the code itself.
writeFileSync(join(projectRoot, "docs", "states.md"), `${stateTables()}\n`);
