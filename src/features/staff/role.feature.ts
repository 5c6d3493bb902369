import type { User } from "grammy/types";
import type { Commit } from "../../db/commit.js";
import type { Db, StaffMember } from "../../db/schema.js";
import { once } from "../../intake/once.js";
import type { BotContext } from "../../telegram/context.js";
import { findPerson } from "../people/person.repository.js";
import { isRole, type Role } from "../../router/right.js";
import { onCommand, type MessageContext, type Route } from "../../router/route.js";
import { sayOnDesk } from "../desk/say-on-desk.js";
import { findStaffMember, listStaffMembers, saveStaffRole } from "../desk/staff.repository.js";

interface Deps {
  db: Db;
  commit: Commit;
  adminIds: readonly number[];
}

/** `/role head` in reply to somebody, `/role 12345 head`, or `/role` alone to see who is who. */
export function roleRoutes(deps: Deps): Route[] {
  return [
    onCommand("desk", "role", (ctx, text) => assignRole(ctx, deps, text), { right: "administer" }),
  ];
}

async function assignRole(ctx: MessageContext, { db, commit, adminIds }: Deps, text: string) {
  const replied = ctx.message.reply_to_message?.from;
  const { id, role } = readRequest(text, replied);
  if (role === undefined || id === undefined) {
    const lines = (await listStaffMembers(db)).map((one) => roleLine(ctx, adminIds, one));
    return sayOnDesk(ctx, commit, [ctx.t("desk.role.how"), ...lines].join("\n"));
  }
  const name = await nameOf(db, id, replied);
  const saved = await once(ctx, commit, (trx) => saveStaffRole(trx, { id, name }, role));
  if (saved) await sayOnDesk(ctx, commit, roleLine(ctx, adminIds, saved));
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
