import { type Kysely, sql } from "kysely";
import { expect, it } from "vitest";
import * as foundation from "../../migrations/2026-11-21-foundation.js";
import * as caseClock from "../../migrations/2026-11-25-case-clock.js";
import { bareDatabaseUrl, onBothDatabases, openDatabase } from "../helpers/databases.js";

const LONG_AGO = "2026-01-01T00:00:00.000Z";

onBothDatabases((kind) => {
  it("gives older cases a history that leads to their state, and breaks no old promise anew", async () => {
    const db = openDatabase(await bareDatabaseUrl(kind));
    await foundation.up(db as unknown as Kysely<unknown>);
    await sql`insert into "case"
      (kind, state, person_id, due_at, run_key, update_id, created_at, updated_at)
      values ('question', 'closed', 1, ${LONG_AGO}, 'k', 1, ${LONG_AGO}, ${LONG_AGO})`.execute(db);
    for (const event of ["filed", "taken", "closed"]) {
      await sql`insert into case_event (case_id, kind, actor, at)
        values (1, ${event}, 'clerk', ${LONG_AGO})`.execute(db);
    }

    await caseClock.up(db as unknown as Parameters<typeof caseClock.up>[0]);

    const events = await db.selectFrom("case_event").selectAll().orderBy("id").execute();
    expect(events.map((event) => [event.kind, event.from_state, event.to_state])).toEqual([
      ["filed", null, "registered"],
      ["moved", "registered", "under_review"],
      ["moved", "under_review", "closed"],
    ]);
    const old = await db.selectFrom("case").selectAll().executeTakeFirstOrThrow();
    expect(old).toMatchObject({
      office_id: "operator",
      office_since: LONG_AGO,
      left_minutes: null,
    });
    expect(old.late_at).not.toBeNull();
  });
});
