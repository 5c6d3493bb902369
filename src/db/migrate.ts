import { Migrator, type Migration } from "kysely";
import * as foundation from "../../migrations/2026-11-21-foundation.js";
import * as answers from "../../migrations/2026-11-25-answers.js";
import * as caseClock from "../../migrations/2026-11-25-case-clock.js";
import * as places from "../../migrations/2026-11-25-places.js";
import * as talk from "../../migrations/2026-11-25-talk.js";
import * as tracks from "../../migrations/2026-11-25-tracks.js";
import * as newCases from "../../migrations/2026-11-26-new-cases.js";
import * as complaints from "../../migrations/2026-11-27-complaints.js";
import * as files from "../../migrations/2026-11-27-files.js";
import * as dispatch from "../../migrations/2026-11-28-dispatch.js";
import type { Db } from "./schema.js";

/** Every migration in order; a released one is never edited. */
const migrations: Record<string, Migration> = {
  "2026-11-21-foundation": foundation,
  "2026-11-25-answers": answers,
  "2026-11-25-case-clock": caseClock,
  "2026-11-25-places": places,
  "2026-11-25-talk": talk,
  "2026-11-25-tracks": tracks,
  "2026-11-26-new-cases": newCases,
  "2026-11-27-complaints": complaints,
  "2026-11-27-files": files,
  "2026-11-28-dispatch": dispatch,
};

/**
 * Brings the schema up to date, under the database's own lock, so two starts at once are safe.
 *
 * @throws when a migration fails or when the database was made by a newer program
 */
export async function migrate(db: Db): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
  });
  const { error, results } = await migrator.migrateToLatest();
  if (!error) return;
  const failed = results?.find((result) => result.status === "Error")?.migrationName;
  throw new Error(`Migration ${failed ?? "list"} failed: ${(error as Error).message}`, {
    cause: error,
  });
}
