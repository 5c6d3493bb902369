import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseEmail } from "../../../src/forms/fields/email.js";

describe("an e-mail address", () => {
  it.each([
    ["a.serik@mail.kz", "a.serik@mail.kz"],
    ["  A.Serik+zone@MAIL.KZ ", "A.Serik+zone@mail.kz"],
    ["mailto:info@plant.com.kz", "info@plant.com.kz"],
    ["<info@plant.kz>", "info@plant.kz"],
    ["Почта: info@plant.kz.", "info@plant.kz"],
    ["пошта: info@plant.kz", "info@plant.kz"],
    ["E-mail: info@plant.kz", "info@plant.kz"],
    ["info @ plant.kz", "info@plant.kz"],
    ["info@зауыт.қаз", "info@зауыт.қаз"],
    ["o'brien_1@sub.domain.co.uk", "o'brien_1@sub.domain.co.uk"],
  ])("is read from %j", (text, value) => {
    expect(parseEmail(text)).toEqual({ kind: "value", value });
  });

  it.each([
    ["", "empty"],
    ["  ", "empty"],
    ["info.plant.kz", "no-at"],
    ["жоқ", "no-at"],
    ["87011234567", "no-at"],
    ["a@b.kz, c@d.kz", "several"],
    ["иван@mail.kz", "not-latin"],
    ["inf\u043E@mail.kz", "not-latin"],
    ["info@mail.\u043A\u0437", "not-latin"],
    ["info@mаil.kz", "not-latin"],
    ["@mail.kz", "bad-name"],
    ["my name@mail.kz", "bad-name"],
    [".info@mail.kz", "bad-name"],
    ["in..fo@mail.kz", "bad-name"],
    ["info@", "bad-domain"],
    ["info@mail", "bad-domain"],
    ["info@mail,kz", "bad-domain"],
    ["info@-mail.kz", "bad-domain"],
    ["info@mail..kz", "bad-domain"],
    ["info@192.168.0.1", "bad-domain"],
    ["info@mail kz", "bad-domain"],
    [`${"a".repeat(65)}@mail.kz`, "too-long"],
    [
      `a@${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(60)}.${"e".repeat(60)}.${"f".repeat(60)}.kz`,
      "too-long",
    ],
  ])("is refused when it reads %j: %s", (text, problem) => {
    expect(parseEmail(text)).toEqual({ kind: "problem", problem });
  });

  it("never breaks the form, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        expect(["value", "problem"]).toContain(parseEmail(text).kind);
      }),
    );
  });
});
