/** Sizes by which people look for a place; both ends belong to it. */
export const AREA_FILTERS = {
  any: {},
  "under-200": { maxM2: 199 },
  "200-500": { minM2: 200, maxM2: 500 },
  "500-1000": { minM2: 500, maxM2: 1_000 },
  "over-1000": { minM2: 1_001 },
} as const satisfies Record<string, AreaRange>;

export interface AreaRange {
  minM2?: number;
  maxM2?: number;
}

export type AreaFilter = keyof typeof AREA_FILTERS;

export function isAreaFilter(value: string | undefined): value is AreaFilter {
  return value !== undefined && Object.hasOwn(AREA_FILTERS, value);
}
