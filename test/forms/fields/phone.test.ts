import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatPhone, parseContactPhone, parsePhone } from "../../../src/forms/fields/phone.js";

const MOBILE = { e164: "+77011234567", valid: true };

describe("a typed phone number", () => {
  it.each([
    "+7 701 123 45 67",
    "8 701 123 45 67",
    "8(701)123-45-67",
    "77011234567",
    "7011234567",
    "+8 701 123 45 67",
    "тел. 8-701-123-45-67",
    "Телефоным: 8 701 123 45 67",
    "my number is +7 701 1234567.",
    "8 (701) 123 45 67 Асхат",
    "８７０１１２３４５６７",
    "8\u00A0701\u00A0123–45–67",
    "цех 5, 87011234567",
  ])("is read from %j", (text) => {
    expect(parsePhone(text)).toEqual({ kind: "value", value: MOBILE });
  });

  it.each([
    ["8 727 237 69 11", { e164: "+77272376911", valid: true }],
    ["+7 (727) 237-69-11 доб. 123", { e164: "+77272376911", extension: "123", valid: true }],
    ["8 727 237 69 11, ішкі 45", { e164: "+77272376911", extension: "45", valid: true }],
    ["8 727 237 69 11 вн 45", { e164: "+77272376911", extension: "45", valid: true }],
    ["+7 727 237 69 11 ext. 9", { e164: "+77272376911", extension: "9", valid: true }],
    ["8 800 080 12 34", { e164: "+78000801234", valid: true }],
  ])("may be a land line, with an extension: %j", (text, value) => {
    expect(parsePhone(text)).toEqual({ kind: "value", value });
  });

  it.each([
    ["+90 532 123 45 67", "+905321234567"],
    ["0090 532 123 45 67", "+905321234567"],
    ["8 10 90 532 123 45 67", "+905321234567"],
    ["+1 202 555 0123", "+12025550123"],
    ["+998 90 123 45 67", "+998901234567"],
  ])("may be foreign: %j", (text, e164) => {
    expect(parsePhone(text)).toEqual({ kind: "value", value: { e164, valid: true } });
  });

  it.each(["+7 709 123 45 67", "8 709 123-45-67"])(
    "outside the numbering plan is doubted, not refused: %j",
    (text) => {
      expect(parsePhone(text)).toEqual({
        kind: "doubtful",
        value: { e164: "+77091234567", valid: false },
        doubt: "not-in-numbering-plan",
      });
    },
  );

  it.each([
    ["", "empty"],
    ["\u00A0 \u200B", "empty"],
    ["жоқ", "no-digits"],
    ["потом скажу", "no-digits"],
    ["call me", "no-digits"],
    ["+", "no-digits"],
    ["123", "too-short"],
    ["5 цех 7", "too-short"],
    ["237-69-11", "too-short"],
    ["8701123456", "too-short"],
    ["+7 701 123 45 6", "too-short"],
    ["+7 701 123 45 678 90", "too-long"],
    ["491240001802", "too-long"],
    ["905321234567", "too-long"],
    ["87011234567, 87071234567", "several-numbers"],
    ["8 701 123 45 67 / 8 707 123 45 67", "several-numbers"],
  ])("is refused when it reads %j: %s", (text, problem) => {
    expect(parsePhone(text)).toEqual({ kind: "problem", problem });
  });

  it("never breaks the form, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        expect(["value", "problem", "doubtful"]).toContain(parsePhone(text).kind);
      }),
    );
  });
});

describe("a contact sent by button", () => {
  it.each([
    ["77011234567", "+77011234567"],
    ["+77011234567", "+77011234567"],
    ["905321234567", "+905321234567"],
  ])("is a full number, with or without the plus: %j", (text, e164) => {
    expect(parseContactPhone(text)).toEqual({ kind: "value", value: { e164, valid: true } });
  });

  it("without any digit is refused", () => {
    expect(parseContactPhone("")).toEqual({ kind: "problem", problem: "no-digits" });
  });
});

it("shows a number as people write it", () => {
  expect(formatPhone({ e164: "+77272376911", extension: "123" })).toBe("+7 727 237 69 11 #123");
  expect(formatPhone({ e164: "+77011234567" })).toBe("+7 701 123 45 67");
  expect(formatPhone({ e164: "+905321234567" })).toBe("+90 532 123 45 67");
});
