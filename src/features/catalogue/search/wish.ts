import type { Context, Filter, Utility } from "../../../nlu/meaning.js";

/** What place somebody looks for. What is left out may be anything. */
export interface Wish {
  what?: "premises" | "land";
  minM2?: number;
  maxM2?: number;
  needs: readonly Utility[];
  powerKw?: number;
  /** At least so high. */
  ceilingM?: number;
  /** The day by which it must be free: 2027-03-01. */
  by?: string;
}

/** What numbers with units say beside an area. */
export type PlaceWords = Pick<Wish, "powerKw" | "ceilingM">;

export const ANY_PLACE: Wish = { needs: [] };

const KINDS = { a: undefined, p: "premises", l: "land" } as const;
/** In the order in which they are asked for. */
const LETTERS = { e: "power", g: "gas", w: "water", s: "sewer", r: "rail" } as const;
export const UTILITIES: readonly Utility[] = Object.values(LETTERS);

const LARGEST_M2 = 99_999_999;
const LARGEST_KW = 999_999;
const HIGHEST_M = 99.9;

/**
 * A wish in at most 50 bytes, so that it travels in the data of a button: `p.m500-700.neg.k250.c65.t20270301`. The
 * same wish is always the same text.
 */
export function encodeWish(wish: Wish): string {
  const { what, minM2, maxM2, needs, powerKw, ceilingM, by } = wish;
  const letters = Object.entries(LETTERS).filter(([, utility]) => needs.includes(utility));
  return [
    what === undefined ? "a" : what.charAt(0),
    ...(minM2 === undefined && maxM2 === undefined
      ? []
      : [`m${whole(minM2, LARGEST_M2)}-${whole(maxM2, LARGEST_M2)}`]),
    ...(letters.length > 0 ? [`n${letters.map(([letter]) => letter).join("")}`] : []),
    ...(powerKw === undefined ? [] : [`k${whole(powerKw, LARGEST_KW)}`]),
    ...(ceilingM === undefined ? [] : [`c${Math.round(Math.min(ceilingM, HIGHEST_M) * 10)}`]),
    ...(by === undefined ? [] : [`t${by.replaceAll("-", "")}`]),
  ].join(".");
}

const SHAPE =
  /^(?<kind>[apl])(?:\.m(?<min>\d{0,8})-(?<max>\d{0,8}))?(?:\.n(?<needs>[egwsr]{1,5}))?(?:\.k(?<kw>\d{1,6}))?(?:\.c(?<ceiling>\d{1,3}))?(?:\.t(?<by>\d{8}))?$/;

/** `undefined` for what no button of ours carries. */
export function parseWish(text: string): Wish | undefined {
  const parts = SHAPE.exec(text)?.groups;
  if (!parts) return undefined;
  const { kind, min, max, needs, kw, ceiling, by } = parts;
  const what = KINDS[kind as keyof typeof KINDS];
  return {
    needs: Object.entries(LETTERS)
      .filter(([letter]) => needs?.includes(letter))
      .map(([, utility]) => utility),
    ...(what && { what }),
    ...(min && { minM2: Number(min) }),
    ...(max && { maxM2: Number(max) }),
    ...(kw && { powerKw: Number(kw) }),
    ...(ceiling && { ceilingM: Number(ceiling) / 10 }),
    ...(by && { by: by.replace(/^(\d{4})(\d{2})(\d{2})$/, "$1-$2-$3") }),
  };
}

/** What a free text was understood to look for, on top of what was wished for before. */
export function wishOf(filter: Filter, said: PlaceWords, before: Wish = ANY_PLACE): Wish {
  const { what, minArea: min, maxArea: max, need = [] } = filter;
  const { powerKw, ceilingM, by } = before;
  // "Up to 300" after "from 500": the end that was said before has gone.
  const isTurned = min !== undefined && max !== undefined && min > max;
  const isMinOld = isTurned && min === before.minM2;
  return {
    ...{ powerKw, ceilingM, by, ...said },
    needs: UTILITIES.filter((utility) => need.includes(utility)),
    ...(what && { what }),
    ...(min !== undefined && !isMinOld && { minM2: min }),
    ...(max !== undefined && (!isTurned || isMinOld) && { maxM2: max }),
  };
}

/** The part of a wish that a later sentence can go on from. */
function filterOf({ what, minM2, maxM2, needs }: Wish): Filter {
  return {
    ...(minM2 !== undefined && { minArea: minM2 }),
    ...(maxM2 !== undefined && { maxArea: maxM2 }),
    ...(needs.length > 0 && { need: [...needs] }),
    ...(what && { what }),
  };
}

/** What is kept of a search, so that the next words go on from it. */
export interface SearchTalk {
  at: string;
  context: Context;
  /** As `encodeWish` writes it: it knows more than words understand. */
  wish: string;
}

export function talkOf(wish: Wish, now: Date): SearchTalk {
  const context = { kind: "availability", filter: filterOf(wish) } as const;
  return { at: now.toISOString(), context, wish: encodeWish(wish) };
}

function whole(n: number | undefined, largest: number): string {
  return n === undefined ? "" : String(Math.round(Math.min(Math.max(n, 0), largest)));
}
