import { expect, it } from "vitest";
import { startTestApp } from "../helpers/app.js";
import { bareDatabaseUrl, onBothDatabases } from "../helpers/databases.js";
import { LONG_RUN, size } from "../helpers/size.js";
import { Crowd } from "./crowd.js";
import { listFiled } from "./filed.js";
import { untilDone } from "./until-done.js";

const FORMS_EACH = 2;

/** Now and then Telegram fails before anything happened; a lost answer would be a repeated question, which has a test of its own. */
const FAULTS = [
  { kind: "429", method: /^(send|edit)/, probability: 0.02, retryAfter: 1 },
  { kind: "500", method: /^(send|edit|answer|getUpdates)/, probability: 0.03 },
  { kind: "cut-before", method: /^(send|edit|answer|getUpdates)/, probability: 0.03 },
  { kind: "cut-after", method: /^(answer|edit|getUpdates)/, probability: 0.03 },
] as const;

onBothDatabases((kind) => {
  it(
    "keeps every answer of everybody while Telegram stumbles and repeats itself",
    LONG_RUN,
    async () => {
      const { app, simulator, settle } = await startTestApp({
        databaseUrl: await bareDatabaseUrl(kind),
      });
      for (const fault of FAULTS) simulator.faults.add(fault);
      const crowd = new Crowd(simulator, size.applicants, FORMS_EACH);
      let updates = 0;
      simulator.on("event", ({ type }) => {
        if (type === "update-confirmed" && ++updates % 5 === 0) simulator.redeliver(3);
      });

      crowd.start();
      await untilDone(crowd);
      simulator.faults.clear();
      await settle();

      const filed = await listFiled(app.db);
      for (const { person, given } of crowd.applicants) {
        const own = filed.filter(({ personId }) => personId === person.id);
        expect(own.map(({ answers }) => answers)).toEqual(given);
      }
      expect(filed).toHaveLength(size.applicants * FORMS_EACH);
    },
  );
});
