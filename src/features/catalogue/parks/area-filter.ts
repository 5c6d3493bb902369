export interface AreaRange {
  minM2?: number;
  maxM2?: number;
}

/** Sizes by which people look for premises; both ends belong to it. */
export const AREA_FILTERS = {
  "under-200": { maxM2: 199 },
  "200-500": { minM2: 200, maxM2: 500 },
  "500-1000": { minM2: 500, maxM2: 1_000 },
  "over-1000": { minM2: 1_001 },
  any: {},
} as const satisfies Record<string, AreaRange>;

/** Sizes by which people look for land, which is counted in hectares. */
export const LAND_FILTERS = {
  "under-5000": { maxM2: 4_999 },
  "5000-10000": { minM2: 5_000, maxM2: 10_000 },
  "over-10000": { minM2: 10_001 },
  any: {},
} as const satisfies Record<string, AreaRange>;
