import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, normalize } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..");

/** Which folders of src may be imported from each, besides itself. Files that stand in src itself are named so. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  calendar: [],
  nlu: ["i18n"],
  charts: ["i18n", "project-root.ts"],
  i18n: ["calendar", "text", "project-root.ts"],
  db: ["i18n", "project-root.ts"],
  telegram: ["i18n", "text"],
  router: ["telegram"],
  text: [],
  files: [],
  forms: ["telegram", "i18n", "nlu", "text"],
  intake: ["telegram", "db", "log.ts"],
  outbox: ["telegram", "db", "log.ts"],
  features: [
    ...[
      "forms",
      "telegram",
      "router",
      "i18n",
      "outbox",
      "db",
      "nlu",
      "charts",
      "calendar",
      "text",
      "files",
    ],
    ...["log.ts", "project-root.ts", "start-error.ts"],
  ],
  simulator: [],
};

/** A single file may be reached where its folder may not. */
const DOORS: Record<string, readonly string[]> = {
  "src/features": ["src/intake/once.ts", "src/intake/inbox.repository.ts", "src/intake/intake.ts"],
  // Types of rows only.
  "src/telegram": ["src/db/schema.ts", "src/nlu/reading.ts", "src/router/place.ts"],
  "src/router": ["src/db/schema.ts"],
  "src/db": ["src/nlu/meaning.ts"],
};

const IMPORTERS_OF: Record<string, readonly string[]> = {
  "src/simulator": ["src/simulator", "src/cli/try.ts"],
  "src/app.ts": ["src/main.ts", "src/cli"],
  "src/bot.ts": ["src/app.ts"],
};

const SHARED_FEATURES = ["people", "facts", "catalogue", "cases", "desk", "staff"];
const ROLES = ["feature", "form", "service", "repository", "view", "press", "registry"];

/** Screens that more than one feature shows, each for a reason. */
const SHARED_SCREENS: readonly string[] = [
  // The gate of consent stands before whatever opens a form, and before following a fault.
  "entry/people.feature",
  // The three buttons of a language are the same wherever one is chosen.
  "people/language.view",
  // A case, its history and a figure are named in the same words everywhere.
  "cases/record/case.view",
  "cases/record/history.view",
  "facts/fact.view",
  // A case is taken by the same button wherever it is listed.
  "cases/card/new-cases.view",
];

/** Suffixes outside the closed set of roles. */
const ODD_NAMES: readonly string[] = [
  "src/features/entry/people.middleware.ts",
  "src/features/stats/stats.charts.ts",
];

/** Only a table may be long. */
const TABLES = ["src/simulator/page/texts.ts", "src/db/schema.ts"];

const files = listFiles("src").filter((file) => /\.(ts|css|html)$/.test(file));
const sources = files.filter((file) => file.endsWith(".ts"));
const codes = new Map(sources.map((file) => [file, withoutComments(file)]));
const imports = sources.flatMap(importsOf);
const inside = imports.filter(({ to }) => to.startsWith("src/"));

describe("imports point one way", () => {
  it.each(Object.entries(MAY_IMPORT))("%s looks only where it may", (folder, allowed) => {
    const wrong = inside
      .filter(({ from }) => from.startsWith(`src/${folder}/`))
      .filter(({ to }) => ![folder, ...allowed].includes(to.split("/")[1] ?? ""))
      .filter(({ to }) => !DOORS[`src/${folder}`]?.includes(to));

    expect(wrong.map(asLine)).toEqual([]);
  });

  it.each(Object.entries(IMPORTERS_OF))("%s is reached from few places", (target, importers) => {
    const wrong = inside
      .filter(({ to }) => isWithin(to, target))
      .filter(({ from }) => !importers.some((importer) => isWithin(from, importer)));

    expect(wrong.map(asLine)).toEqual([]);
  });

  it("every folder has its rule", () => {
    const folders = new Set(sources.map((file) => file.split("/")[1] ?? ""));

    const ruled = [...Object.keys(MAY_IMPORT), "cli"];
    expect([...folders].filter((name) => !name.endsWith(".ts") && !ruled.includes(name))).toEqual(
      [],
    );
  });

  it("understanding, drawing, counting days and speaking know neither Telegram nor the database", () => {
    const pure = /^src\/(nlu|charts|calendar|i18n)\//;
    const foreign = /^(grammy|@grammyjs|kysely|pg|better-sqlite3|undici)/;

    const wrong = imports.filter(({ from, to }) => pure.test(from) && foreign.test(to));

    expect(wrong.map(asLine)).toEqual([]);
  });

  it("forms ask questions and never touch the database", () => {
    const isForm = (file: string) => file.startsWith("src/forms/") || file.endsWith(".form.ts");
    const database = /^(kysely|src\/db\/)|\.(repository|service)\.ts$/;

    const wrong = imports.filter(({ from, to }) => isForm(from) && database.test(to));

    expect(wrong.map(asLine)).toEqual([]);
  });

  it("only repositories, services and migrations speak to kysely", () => {
    const speakers = /^src\/(db|outbox|intake)\/|\.(repository|service)\.ts$/;

    const wrong = imports.filter(({ from, to }) => to === "kysely" && !speakers.test(from));

    expect(wrong.map(asLine)).toEqual([]);
  });

  it("the product reads nothing outside its own repository", () => {
    expect(imports.filter(({ to }) => to.startsWith("..")).map(asLine)).toEqual([]);
  });
});

describe("folders form no knots", () => {
  const values = inside.filter(({ isValue }) => isValue);

  it.each([2, 3])("at depth %i, whatever is imported by value", (depth) => {
    const folder = (file: string) => {
      const folders = dirname(file)
        .split("/")
        .slice(1, depth + 1);
      return folders.join("/") || file;
    };
    const arrows = values.map(({ from, to }) => [folder(from), folder(to)] as const);

    expect(knotsOf(arrows)).toEqual([]);
  });
});

describe("features know little of each other", () => {
  const between = inside
    .map(({ from, to }) => ({ from: featurePart(from), to: featurePart(to) }))
    .filter(({ from, to }) => from && to && feature(from) !== feature(to))
    .map(({ from, to }) => ({ from: from!, to: to! }));

  it("only what is shared is imported, and of it no screen", () => {
    const wrong = between.filter(({ to }) => {
      const role = to.split(".")[1];
      const isScreen = role === "feature" || role === "view" || role === "form";
      return isScreen || !SHARED_FEATURES.includes(feature(to));
    });

    const lines = new Set(wrong.map(asLine));
    expect([...lines].filter((line) => !isSharedScreen(line))).toEqual([]);
  });

  it("no exception outlives its use", () => {
    const lines = between.map(asLine);

    expect(
      SHARED_SCREENS.filter((screen) => !lines.some((line) => line.endsWith(`-> ${screen}`))),
    ).toEqual([]);
    expect(ODD_NAMES.filter((file) => !files.includes(file))).toEqual([]);
  });

  it("what cases share knows no kind of case", () => {
    const kinds = ["applications", "faults", "questions"];

    const wrong = between.filter(
      ({ from, to }) => feature(from) === "cases" && kinds.includes(feature(to)),
    );

    expect(wrong).toEqual([]);
  });
});

describe("files are as the house wants them", () => {
  it("nothing but tables is longer than 300 lines", () => {
    const long = files.filter((file) => read(file).split("\n").length > 301);

    expect(long.filter((file) => !TABLES.includes(file))).toEqual([]);
  });

  it("names are in kebab-case, with a role where there is one", () => {
    const hasRoles = /^src\/(features|router|forms|intake|outbox)\//;
    const plain = /^[a-z0-9]+(-[a-z0-9]+)*(\.d)?\.(ts|css|html)$/;
    const withRole = new RegExp(`^[a-z0-9]+(-[a-z0-9]+)*\\.(${ROLES.join("|")})\\.ts$`);

    const wrong = files.filter((file) => {
      const name = basename(file);
      return !plain.test(name) && !(hasRoles.test(file) && withRole.test(name));
    });

    expect(wrong.filter((file) => !ODD_NAMES.includes(file))).toEqual([]);
  });

  it("no name says nothing", () => {
    const empty = /^(utils?|misc|helpers?|common|manager|data|index)$/;

    const parts = files.flatMap((file) => file.split("/").map((part) => part.split(".")[0] ?? ""));

    expect(parts.filter((part) => empty.test(part) && part !== "index")).toEqual([]);
    expect(sources.filter((file) => basename(file) === "index.ts")).toEqual([]);
  });

  it("the environment is read where programs begin, and nowhere else", () => {
    const readers = sources.filter((file) => code(file).includes("process.env"));

    expect(
      readers.filter((file) => file !== "src/main.ts" && !file.startsWith("src/cli/")),
    ).toEqual([]);
  });

  it.each<[string, RegExp]>([
    ["console", /\bconsole\s*\./],
    ["a default export", /\bexport\s+default\b/],
    ["a barrel", /\bexport\s+(\*|\{[^}]*\}\s+from)/],
    ["any", /\bas any\b|: any\b|<any>/],
  ])("nothing holds %s", (_what, pattern) => {
    expect(sources.filter((file) => pattern.test(code(file)))).toEqual([]);
  });

  it("nothing is left for later or hidden from the linter", () => {
    expect(
      sources.filter((file) => /\bTODO\b|\bFIXME\b|eslint-disable|@ts-/.test(read(file))),
    ).toEqual([]);
  });
});

function listFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" }).map((file) =>
    join(folder, file),
  );
}

function read(file: string): string {
  return readFileSync(join(ROOT, file), "utf8");
}

function code(file: string): string {
  return codes.get(file) ?? "";
}

function withoutComments(file: string): string {
  const printer = ts.createPrinter({ removeComments: true });
  return printer.printFile(ts.createSourceFile(file, read(file), ts.ScriptTarget.ESNext, true));
}

/** What a file imports: a path from the root, or the name of a package. */
function importsOf(from: string): { from: string; to: string; isValue: boolean }[] {
  const parsed = ts.createSourceFile(from, read(from), ts.ScriptTarget.ESNext, true);
  const ofValues = new Set(
    parsed.statements
      .filter(ts.isImportDeclaration)
      .filter((statement) => !isOfTypes(statement))
      .map(({ moduleSpecifier }) => (moduleSpecifier as ts.StringLiteral).text),
  );
  return ts.preProcessFile(read(from), true, true).importedFiles.map(({ fileName }) => {
    const path = normalize(join(dirname(from), fileName)).replace(/\.js$/, ".ts");
    return {
      from,
      to: fileName.startsWith(".") ? path : fileName,
      isValue: ofValues.has(fileName),
    };
  });
}

/** `import type { A }`, or `import { type A }` with nothing else in it. */
function isOfTypes({ importClause }: ts.ImportDeclaration): boolean {
  if (!importClause) return false;
  const { phaseModifier, name, namedBindings } = importClause;
  if (phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  if (name || !namedBindings || !ts.isNamedImports(namedBindings)) return false;
  return namedBindings.elements.every(({ isTypeOnly }) => isTypeOnly);
}

/** Groups of two and more folders, each of which can be reached from each other one. */
function knotsOf(arrows: readonly (readonly [string, string])[]): string[][] {
  const next = new Map<string, Set<string>>();
  for (const [from, to] of arrows) next.set(from, (next.get(from) ?? new Set()).add(to));
  const reach = (start: string) => {
    const seen = new Set<string>();
    const open = [start];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const to of next.get(at) ?? []) if (!seen.has(to)) open.push((seen.add(to), to));
    }
    return seen;
  };
  const reached = new Map([...next.keys()].map((folder) => [folder, reach(folder)]));
  const knots = [...reached].map(([folder, seen]) =>
    [...seen].filter((other) => other !== folder && reached.get(other)?.has(folder)).concat(folder),
  );
  const named = new Set(knots.filter((knot) => knot.length > 1).map((knot) => knot.sort().join()));
  return [...named].map((knot) => knot.split(","));
}

function isWithin(file: string, target: string): boolean {
  return file === target || file.startsWith(`${target}/`);
}

/** `cases/case.view` of `src/features/cases/case.view.ts`. */
function featurePart(file: string): string | undefined {
  return /^src\/features\/(.+)\.(?:ts|json)$/.exec(file)?.[1];
}

function feature(part: string): string {
  return part.split("/")[0] ?? "";
}

function isSharedScreen(line: string): boolean {
  return SHARED_SCREENS.some((screen) => line.endsWith(`-> ${screen}`));
}

function asLine({ from, to }: { from: string; to: string }): string {
  return `${from} -> ${to}`;
}
