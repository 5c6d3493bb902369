import { Composer } from "grammy";
import type { User } from "grammy/types";
import type { Commit } from "../../db/commit.js";
import type { Db, StaffMember } from "../../db/schema.js";
import { claimUpdate } from "../../intake/inbox.repository.js";
import type { BotContext } from "../../telegram/context.js";
import { findPerson } from "../people/person.repository.js";
import { isRole, type Role } from "../../router/right.js";
import type { May } from "../desk/role.js";
import { sayOnDesk } from "../desk/say-on-desk.js";
import { findStaffMember, listStaffMembers, saveStaffRole } from "../desk/staff.repository.js";

interface Deps {
  db: Db;
  commit: Commit;
  may: May;
  adminIds: readonly number[];
}

/** `/role head` in reply to somebody, `/role 12345 head`, or `/role` alone to see who is who. */
export function roleFeature({ db, commit, may, adminIds }: Deps): Composer<BotContext> {
  const feature = new Composer<BotContext>();

  feature.command("role", async (ctx) => {
    if (!(await may(ctx.from?.id, "administer"))) {
      return sayOnDesk(ctx, commit, ctx.t("staff.admins-only"));
    }
    const { id, role } = readRequest(ctx.match, ctx.message?.reply_to_message?.from);
    if (role === undefined || id === undefined) {
      const lines = (await listStaffMembers(db)).map((one) => roleLine(ctx, adminIds, one));
      const text = [ctx.t("desk.role.how"), ...lines].join("\n");
      return sayOnDesk(ctx, commit, text);
    }
    const name = await nameOf(db, id, ctx.message?.reply_to_message?.from);
    const saved = await commit(async (trx) => {
      if (!(await claimUpdate(trx, ctx.update.update_id))) return undefined;
      return saveStaffRole(trx, { id, name }, role);
    });
    if (saved) await sayOnDesk(ctx, commit, roleLine(ctx, adminIds, saved));
  });

  return feature;
}

/** Whom and what: the id comes first, or from the message that is replied to. */
function readRequest(words: string, replied: User | undefined): { id?: number; role?: Role } {
  const [first, second] = words.trim().toLowerCase().split(/\s+/);
  const role = second ?? first;
  if (!isRole(role)) return {};
  if (second !== undefined)
    return /^\d{1,15}$/.test(first ?? "") ? { id: Number(first), role } : {};
  return replied && !replied.is_bot ? { id: replied.id, role } : { role };
}

async function nameOf(db: Db, id: number, replied: User | undefined): Promise<string> {
  const known = (await findStaffMember(db, id)) ?? (await findPerson(db, id));
  return known?.name ?? (replied?.id === id ? replied.first_name : String(id));
}

function roleLine(ctx: BotContext, adminIds: readonly number[], member: StaffMember): string {
  const role = adminIds.includes(member.user_id) ? "admin" : member.role;
  return ctx.t("desk.role.line", { name: member.name, role: ctx.t(`desk.role.${role}`) });
}
