/** Themes in the order in which they are offered. */
export const THEMES = [
  "parks",
  "projects",
  "jobs",
  "plans",
  "plants",
  "infrastructure",
  "governance",
  "district",
] as const;
export type Theme = (typeof THEMES)[number];

/** Those that come with a picture; the same names are those of the pictures. */
export const PICTURE_THEMES = ["parks", "projects", "jobs"] as const;
export type PictureTheme = (typeof PICTURE_THEMES)[number];

export type Note =
  | "vacancy"
  | "tenants"
  | "parts"
  | "within"
  | "overlap"
  | "two-fives"
  | "each-plant"
  | "unit"
  | "visited"
  | "now"
  | "no-deadline";

/** One screen: figures by id, in reading order, and what must be said about them together. */
export interface Page {
  facts: readonly string[];
  notes: readonly Note[];
}

/** Which figure stands on which screen. Every published one stands somewhere; a few stand in two themes. */
export const PAGES: Readonly<Record<Theme, readonly [Page, ...Page[]]>> = {
  parks: [
    { facts: ["A30", "A31", "A32", "A33", "A34"], notes: ["tenants"] },
    { facts: ["A23", "A25", "A24", "A26"], notes: ["vacancy"] },
    { facts: ["A27", "A29", "A28"], notes: ["parts", "vacancy"] },
    { facts: ["B25", "B26"], notes: [] },
  ],
  projects: [
    { facts: ["A16", "A17", "A18", "A19"], notes: [] },
    { facts: ["A20", "A21", "A22"], notes: ["within"] },
  ],
  jobs: [
    { facts: ["A18", "A34", "B11"], notes: ["overlap"] },
    { facts: ["A22", "A07", "A15"], notes: ["overlap"] },
  ],
  plans: [
    { facts: ["A05", "A06", "A07", "A13", "A14", "A15"], notes: ["two-fives"] },
    { facts: ["B23", "B24"], notes: [] },
  ],
  plants: [
    { facts: ["A08", "A09", "A10", "A11", "A12"], notes: ["each-plant"] },
    { facts: ["B01", "B02", "B03"], notes: [] },
    { facts: ["B04", "B06", "B07", "B05"], notes: [] },
    { facts: ["B08", "B09"], notes: ["unit"] },
    { facts: ["B10", "B11"], notes: ["visited"] },
  ],
  infrastructure: [
    { facts: ["B12", "B13", "B14", "B15"], notes: ["now"] },
    { facts: ["B16", "B17", "B18"], notes: ["no-deadline", "now"] },
    { facts: ["B19", "B20"], notes: ["now"] },
  ],
  governance: [
    { facts: ["B21", "B22", "B27"], notes: [] },
    { facts: ["A01", "A02"], notes: [] },
  ],
  district: [{ facts: ["A03", "A04"], notes: [] }],
};

/** The theme with the picture that shows a figure, from the most particular one. */
export function findPicture(factId: string): PictureTheme | undefined {
  return PICTURE_THEMES.toReversed().find((theme) =>
    PAGES[theme].some(({ facts }) => facts.includes(factId)),
  );
}

export function hasPicture(theme: Theme): theme is PictureTheme {
  return PICTURE_THEMES.some((withPicture) => withPicture === theme);
}
