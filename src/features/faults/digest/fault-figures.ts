import type { Case } from "../../../db/schema.js";
import type { Category } from "../../../nlu/meaning.js";
import { isLate } from "../../cases/record/case-clock.js";

/** What the figures are made of: a fault that is worked on, or that was called mended lately. */
export interface CountedFault {
  of: Pick<Case, "state" | "due_at" | "is_urgent">;
  category: Category;
  isOpen: boolean;
  isMendedLately: boolean;
  /** How often people said "not fixed". */
  reopened: number;
}

export interface FaultFigures {
  open: number;
  late: number;
  urgent: number;
  /** Of the last 30 days: how many were called mended, and how many of these were not. */
  mended: number;
  reopened: number;
  /** 1 to 5, to one decimal; `null` when nobody rated. */
  rating: number | null;
  ratings: number;
  /** Where it hurts most: late ones first, then the number of open ones. */
  worst: { category: Category; open: number; late: number }[];
}

const MOST_CATEGORIES = 3;

/** Counts faults: how many are open, late and urgent, whether the mending holds, and where it hurts most. */
export function countFaults(
  faults: readonly CountedFault[],
  ratings: readonly number[],
  now: Date,
): FaultFigures {
  const open = faults.filter(({ isOpen }) => isOpen);
  const mended = faults.filter(({ isMendedLately }) => isMendedLately);
  const sum = ratings.reduce((total, one) => total + one, 0);
  return {
    open: open.length,
    late: open.filter(({ of }) => isLate(of, now)).length,
    urgent: open.filter(({ of }) => of.is_urgent === 1).length,
    mended: mended.length,
    reopened: mended.filter(({ reopened }) => reopened > 0).length,
    rating: ratings.length === 0 ? null : Math.round((sum / ratings.length) * 10) / 10,
    ratings: ratings.length,
    worst: worstOf(open, now),
  };
}

function worstOf(open: readonly CountedFault[], now: Date): FaultFigures["worst"] {
  const byCategory = new Map<Category, { open: number; late: number }>();
  for (const { category, of } of open) {
    const known = byCategory.get(category) ?? { open: 0, late: 0 };
    const late = known.late + (isLate(of, now) ? 1 : 0);
    byCategory.set(category, { open: known.open + 1, late });
  }
  return [...byCategory]
    .map(([category, counts]) => ({ category, ...counts }))
    .sort((a, b) => b.late - a.late || b.open - a.open)
    .slice(0, MOST_CATEGORIES);
}
