import { writeFileSync } from "node:fs";
import { generateSchema } from "./generate.js";
import { schemaFile } from "./load.js";

/** To be run after an update of `@grammyjs/types`: `npx tsx src/simulator/schema/write.ts`. */
writeFileSync(schemaFile, `${JSON.stringify(generateSchema(), null, 1)}\n`);
