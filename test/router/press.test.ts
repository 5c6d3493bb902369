import { expect, it } from "vitest";
import { number, oneOf, optional, press, rest, word } from "../../src/router/press.js";

const take = press("case:take", number);
const page = press("board:open", optional(word));
const read = press("read", number, rest);
const verdict = press("incident:say", oneOf("yes", "no"), number);

it("reads of a button what was written into it", () => {
  expect(take.read(take.data(7).slice("case:take:".length))).toEqual([7]);
  expect(read.data(3, "fact,parks:count")).toBe("read:3:fact,parks:count");
  expect(read.read("3:fact,parks:count")).toEqual([3, "fact,parks:count"]);
  expect(verdict.read("yes:12")).toEqual(["yes", 12]);
});

it("does without a last value that may be missing", () => {
  expect(page.data(undefined)).toBe("board:open");
  expect(page.read("")).toEqual([]);
  expect(page.read("gas")).toEqual(["gas"]);
});

it.each(["", "x", "7:8", "-1", "1e3", "9999999999999999"])(
  "takes no press whose data nobody could have written: %s",
  (data) => {
    expect(take.read(data)).toBeUndefined();
  },
);

it("refuses to build a button that Telegram would refuse", () => {
  expect(() => read.data(1, "ә".repeat(40))).toThrow("64 bytes");
});
