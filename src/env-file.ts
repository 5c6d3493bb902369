import { join } from "node:path";
import { projectRoot } from "./project-root.js";

/** Takes settings from `.env` beside package.json, where there is one; those of the environment win. */
export function loadEnvFile(): void {
  try {
    process.loadEnvFile(join(projectRoot, ".env"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}
