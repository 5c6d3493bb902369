import type { Commit } from "../../../db/commit.js";
import type { Db } from "../../../db/schema.js";
import { plain, type Translate } from "../../../i18n/i18n.js";
import { once } from "../../../intake/once.js";
import { onPress, type PressContext, type Route } from "../../../router/route.js";
import type { CaseKinds } from "../../cases/record/case-kind.js";
import { findCase } from "../../cases/record/case.repository.js";
import { incidentPress } from "../record/incident.press.js";
import { standsNow } from "../record/incident.view.js";
import { confirmFixed, sayNotFixed, type Verdict } from "./verdict.service.js";

interface Deps {
  db: Db;
  commit: Commit;
  kinds: CaseKinds;
}

/** Whoever follows a fault says whether it is really fixed. */
export function verdictRoutes({ db, commit, kinds }: Deps): Route[] {
  const hear = (isFixed: boolean) => async (ctx: PressContext, caseId: number) => {
    const said = { caseId, personId: ctx.person.id, now: new Date() };
    const before = await findCase(db, caseId);
    if (before?.kind !== "fault") return undefined;
    const verdict = await once(ctx, commit, (trx) =>
      isFixed
        ? confirmFixed(trx, kinds, said)
        : sayNotFixed(trx, kinds, { ...said, isInForm: ctx.draft?.isActive === true }),
    );
    return answer(ctx.t, verdict ?? { kind: "impossible", of: before }, isFixed);
  };
  return [
    onPress("private", incidentPress.yes, hear(true)),
    onPress("private", incidentPress.no, hear(false)),
  ];
}

function answer(t: Translate, { kind, of }: Verdict, isFixed: boolean): string {
  switch (kind) {
    case "moved":
      return t(isFixed ? "incident.thanks" : "incident.noted", plain);
    case "stranger":
      return t("incident.not-followed", plain);
    case "too-late":
      return t("incident.too-late", plain);
    default:
      return standsNow(t, of);
  }
}
