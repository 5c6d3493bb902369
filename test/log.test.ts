import { expect, it, onTestFinished, vi } from "vitest";
import { createLog, redact } from "../src/log.js";

it.each([
  ["the token of a bot", "700000001:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw", "<token>"],
  ["a short token", "12345:abcdefghijklmnopqrst", "<token>"],
  [
    "a token in an address",
    "https://api.telegram.org/bot700000001:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw/getMe",
    "https://api.telegram.org/bot<token>/getMe",
  ],
  ["a phone with a plus", "call +77012345678 now", "call <number> now"],
  [
    "a phone as Telegram's contact gives it",
    '{"phone_number":"77012345678"}',
    '{"phone_number":"<number>"}',
  ],
  ["a phone with an eight", "87012345678", "<number>"],
  ["a phone as people write it", "+7 701 234 56 78", "<number>"],
  ["a phone with brackets", "8 (701) 234-56-78.", "<number>."],
  ["a BIN or IIN", "IIN 991231300123, registered", "IIN <number>, registered"],
])("keeps %s out of the log", (_what, text, shown) => {
  expect(redact(text)).toBe(shown);
});

it.each([
  ["Telegram's id of a supergroup", '{"chatId":-1001234567890}'],
  ["a person's id", '{"personId":5123456789}'],
  ["a moment", '{"time":"2026-11-21T05:00:00.000Z"}'],
  ["Unix time in milliseconds", '{"at":1795000000000}'],
  ["a case's number", "A-2026-000123"],
  ["an update's id", '{"updateId":700000001,"attempt":1}'],
])("leaves %s as it is", (_what, text) => {
  expect(redact(text)).toBe(text);
});

it("keeps them out wherever they stand: in fields, in words, in errors", () => {
  const written = captureErrorOutput();
  const log = createLog("info");
  const error = new Error(
    "Call to https://host/bot700000001:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw failed",
  );
  Object.assign(error, { payload: { text: "My letter, my IIN is 991231300123" } });

  log.error({ err: error, contact: { phone: "+77012345678" } }, "asked by 991231300123");

  expect(written()).toContain("Call to https://host/bot<token> failed");
  expect(written()).not.toMatch(/AAHdq|991231300123|77012345678|My letter/);
});

function captureErrorOutput(): () => string {
  const lines: string[] = [];
  const spy = vi.spyOn(process.stderr, "write").mockImplementation((line) => {
    lines.push(String(line));
    return true;
  });
  onTestFinished(() => spy.mockRestore());
  return () => lines.join("");
}
