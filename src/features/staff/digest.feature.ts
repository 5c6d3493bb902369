import type { Commit } from "../../db/commit.js";
import type { Db } from "../../db/schema.js";
import { onCommand, type Route } from "../../router/route.js";
import { sayOnDesk } from "../desk/say-on-desk.js";
import { describeDesk, type DigestPart } from "./digest.service.js";

interface Deps {
  db: Db;
  commit: Commit;
  /** What faults add to the digest. */
  more: DigestPart;
}

/** `/digest`: how the desk stands. */
export function digestRoutes({ db, commit, more }: Deps): Route[] {
  return [
    onCommand("desk", "digest", async (ctx) =>
      sayOnDesk(ctx, commit, await describeDesk(db, ctx.locale, new Date(), more)),
    ),
  ];
}
