import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  hintIdentityKind,
  maskIin,
  parseIdentityNumber,
} from "../../../src/forms/fields/identity-number.js";

// The years 2049 and 2099 make sure that none of these numbers belongs to anyone.
const BIN = "491240075318";
const BIN_BY_SECOND_PASS = "491240001802";
const IIN = "991231500707";

describe("a BIN or an IIN", () => {
  it.each([
    [BIN, BIN],
    [BIN_BY_SECOND_PASS, BIN_BY_SECOND_PASS],
    ["4912 4000-1802", BIN_BY_SECOND_PASS],
    ["4912\u00A04000\u00A01802", BIN_BY_SECOND_PASS],
    ["491240–001–802", BIN_BY_SECOND_PASS],
    ["БИН 491240075318", BIN],
    ["БСН: 491240075318", BIN],
    ["BIN № 491240075318", BIN],
    ["  491240075318\n", BIN],
    ["4912\u200B40075318", BIN],
  ])("is taken from a company that types %j", (text, number) => {
    expect(parseIdentityNumber(text, "legal-entity")).toEqual({ kind: "value", value: number });
  });

  it.each([
    [IIN, IIN],
    ["ИИН 991231500707", IIN],
    ["ЖСН: 991231 500 707", IIN],
  ])("is taken from a person who types %j", (text, number) => {
    expect(parseIdentityNumber(text, "individual")).toEqual({ kind: "value", value: number });
    expect(parseIdentityNumber(text, "sole-proprietor")).toEqual({ kind: "value", value: number });
  });

  it.each([
    ["", "empty"],
    [" \u00A0\u200B ", "empty"],
    ["БИН", "not-digits"],
    ["менің БСН-ім жоқ", "not-digits"],
    ["49124OO01802", "not-digits"],
    ["４９１２４００７５３１８", "not-digits"],
    ["٤٩١٢٤٠٠٧٥٣١٨", "not-digits"],
    ["491240075318?", "not-digits"],
    ["49124007531", "not-12-digits"],
    ["4912400753180", "not-12-digits"],
    ["491240075318 491240001802", "not-12-digits"],
    ["+7 701 123 45 67", "not-digits"],
    ["87011234567", "not-12-digits"],
    ["000000000000", "all-zero"],
    ["491240001803", "checksum"],
    ["111111111111", "checksum"],
    ["991231500708", "checksum"],
  ])("is refused when it reads %j: %s", (text, problem) => {
    expect(parseIdentityNumber(text, "legal-entity")).toEqual({ kind: "problem", problem });
  });

  it("cannot end in any digit when both sums give ten", () => {
    const endings = Array.from({ length: 10 }, (_, digit) => `49124000184${digit}`);

    const outcomes = endings.map((number) => parseIdentityNumber(number, "legal-entity"));

    expect(outcomes).toEqual(endings.map(() => ({ kind: "problem", problem: "checksum" })));
  });

  it("is asked about once more when a company gives what looks like a person's number", () => {
    expect(parseIdentityNumber(IIN, "legal-entity")).toEqual({
      kind: "doubtful",
      value: IIN,
      doubt: "looks-like-iin",
    });
  });

  it("is asked about once more when a person gives what looks like a company's number", () => {
    const doubtful = { kind: "doubtful", value: BIN, doubt: "looks-like-bin" };

    expect(parseIdentityNumber(BIN, "individual")).toEqual(doubtful);
    expect(parseIdentityNumber(BIN, "sole-proprietor")).toEqual(doubtful);
  });

  it("of a joint sole proprietorship is a BIN without any doubt", () => {
    const joint = "491260000001";
    const number = withCheckDigit(joint);

    expect(parseIdentityNumber(number, "sole-proprietor")).toEqual({
      kind: "value",
      value: number,
    });
  });

  it("is not held to a date of birth, which an IIN need not repeat", () => {
    const number = withCheckDigit("991332500700");

    expect(parseIdentityNumber(number, "individual").kind).toBe("value");
  });

  it("keeps its leading zeros", () => {
    const number = withCheckDigit("000140000010");

    expect(parseIdentityNumber(number, "legal-entity")).toEqual({ kind: "value", value: number });
  });

  it("never breaks the form, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        expect(["value", "problem", "doubtful"]).toContain(
          parseIdentityNumber(text, "individual").kind,
        );
      }),
    );
  });
});

it("shows only the ends of an IIN", () => {
  expect(maskIin(IIN)).toBe("9912******07");
});

it("hints at the kind of a number by its fifth digit and says nothing about the rest", () => {
  expect([IIN, BIN, "491290075318"].map(hintIdentityKind)).toEqual(["iin", "bin", undefined]);
});

/** Finds the last digit by trying all ten, so that it does not repeat the rule under test. */
function withCheckDigit(number: string): string {
  const endings = Array.from({ length: 10 }, (_, digit) => `${number.slice(0, 11)}${digit}`);
  const sound = endings.filter(
    (text) => parseIdentityNumber(text, "individual").kind !== "problem",
  );
  expect(sound).toHaveLength(1);
  return sound[0] ?? "";
}
