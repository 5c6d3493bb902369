/** Who acts for the operator; the first may do most. */
export const ROLES = ["admin", "head", "editor", "clerk"] as const;
export type Role = (typeof ROLES)[number];

/** The one table of rights: what only some of the staff may do. All else on the desk is open to each of them. */
const RIGHTS = {
  administer: ["admin"],
  /** What the bot tells everybody: kept answers, templates, announcements, the catalogue. */
  edit: ["admin", "head", "editor"],
} as const satisfies Record<string, readonly Role[]>;

export type Right = keyof typeof RIGHTS;

export function hasRight(role: Role | undefined, right: Right): boolean {
  const allowed: readonly Role[] = RIGHTS[right];
  return role !== undefined && allowed.includes(role);
}

export function isRole(word: string | undefined): word is Role {
  return ROLES.some((role) => role === word);
}
