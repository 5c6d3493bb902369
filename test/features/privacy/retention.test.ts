import { expect, it } from "vitest";
import { eraseCasesClosedBefore } from "../../../src/features/privacy/privacy.service.js";
import { buildAnswers } from "../../helpers/applicant.js";
import { startTestApp } from "../../helpers/app.js";
import { fileApplicationBy, startApplying } from "../../helpers/apply.js";
import { freshDatabaseUrl, onBothDatabases } from "../../helpers/databases.js";

onBothDatabases((kind) => {
  it("forgets a closed application after its term, once, and keeps an open one", async () => {
    const { app, investor } = await startTestApp({ databaseUrl: await freshDatabaseUrl(kind) });
    await startApplying(investor, "ru");
    await fileApplicationBy(investor, "ru", buildAnswers(1));
    await investor.sends("/apply");
    await fileApplicationBy(investor, "ru", buildAnswers(2));
    const [first] = await app.db
      .selectFrom("case")
      .where("state", "!=", "known")
      .selectAll()
      .orderBy("id")
      .execute();
    const closed = { state: "closed", updated_at: "2023-01-01T00:00:00.000Z" } as const;
    await app.db
      .updateTable("case")
      .set(closed)
      .where("id", "=", first?.id ?? 0)
      .execute();

    for (let round = 0; round < 2; round++) {
      await app.db
        .transaction()
        .execute((trx) => eraseCasesClosedBefore(trx, "2023-06-01T00:00:00.000Z"));
    }

    const names = await app.db
      .selectFrom("application")
      .select("name")
      .orderBy("case_id")
      .execute();
    expect(names).toEqual([{ name: "—" }, { name: buildAnswers(2).name }]);
    const erased = await app.db
      .selectFrom("case_event")
      .selectAll()
      .where("kind", "=", "erased")
      .execute();
    expect(erased).toHaveLength(1);
  });
});
