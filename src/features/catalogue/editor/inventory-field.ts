import { parseArea, parseMoney } from "../../../nlu/amounts/amounts.js";
import { cleanLines } from "../../../text/clean-text.js";
import {
  type Answer,
  column,
  orNothing,
  type Read,
  readDay,
  readNames,
  readNumber,
  readPoint,
} from "../../desk/registry/read-answer.js";
import type { ParkChange, PremisesChange } from "../record/inventory.repository.js";

const POWER = { least: 0, most: 100_000, units: ["квт", "kw"] };
const CEILING = { least: 0.1, most: 40, decimals: 1, units: ["м", "m"] };
/** Below it an amount of money is not read as one. */
const LOW_PRICE = { least: 1, most: 999 };

/** What is typed about premises. */
export const PREMISES_FIELDS = {
  area: column("area_m2", readArea),
  power: column(
    "power_kw",
    orNothing((answer) => readNumber(answer, POWER)),
  ),
  ceiling: column(
    "ceiling_m",
    orNothing((answer) => readNumber(answer, CEILING)),
  ),
  "free-from": column("free_from", orNothing(readDay)),
  price: column("price_kzt_m2", orNothing(readPrice)),
  photo: column(
    "photo",
    orNothing(({ photo }) => photo),
  ),
} satisfies Record<string, Read<PremisesChange>>;

/** What is typed about a park. */
export const PARK_FIELDS = {
  "park-name": column("name", ({ text }) => readNames(text)),
  "park-area": column("area_m2", readArea),
  "park-place": readPoint,
} satisfies Record<string, Read<ParkChange>>;

/** Three names, the area and the coordinates, a line each. */
export function readNewPark(answer: Answer) {
  const lines = cleanLines(answer.text).split("\n");
  const [areaLine = "", placeLine = ""] = lines.slice(3);
  const name = readNames(lines.slice(0, 3).join("\n"));
  const area_m2 = readArea({ ...answer, text: areaLine });
  const place = readPoint({ ...answer, text: placeLine, location: undefined });
  if (lines.length !== 5 || name === undefined || area_m2 === undefined || !place) return undefined;
  return { name, area_m2, ...place };
}

export function readArea({ text, locale }: Answer): number | undefined {
  const area = parseArea(text, locale);
  if (area.kind === "problem" || area.value.min !== area.value.max) return undefined;
  return Math.round(area.value.min);
}

function readPrice(answer: Answer): number | undefined {
  const low = readNumber(answer, LOW_PRICE);
  if (low !== undefined) return low;
  const money = parseMoney(answer.text, answer.locale);
  if (money.kind === "problem" || money.value.currency !== "KZT") return undefined;
  return money.value.min === money.value.max ? money.value.min : undefined;
}
