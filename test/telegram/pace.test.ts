import { describe, expect, it } from "vitest";
import { Pace, TELEGRAM_PACE, type PaceLimits } from "../../src/telegram/pace.js";

const PERSON = 11;
const OTHER_PERSON = 12;
const GROUP = -100;
const OTHER_GROUP = -200;
const SECOND = 1_000;
const MINUTE = 60_000;

/** A call that was made: to whom, how, at which millisecond. */
type Sent = [chatId: number, method: string, at: number];

const times = (count: number, sent: Sent): Sent[] => Array.from({ length: count }, () => sent);
const persons = (count: number, at: number): Sent[] =>
  Array.from({ length: count }, (_, index) => [1_000 + index, "sendMessage", at]);

describe("a call waits until it is inside every limit", () => {
  it.each<[string, Sent[], Sent, number]>([
    ["the first one leaves at once", [], [PERSON, "sendMessage", 0], 0],
    ["1 a second to a person", [[PERSON, "sendMessage", 0]], [PERSON, "sendMessage", 300], 700],
    ["the next second is free", [[PERSON, "sendMessage", 0]], [PERSON, "sendMessage", SECOND], 0],
    ["another person is free", [[PERSON, "sendMessage", 0]], [OTHER_PERSON, "sendPhoto", 1], 0],
    ["photos count as messages", [[PERSON, "sendPhoto", 0]], [PERSON, "sendMessage", 400], 600],
    ["so do copies", [[PERSON, "copyMessage", 0]], [PERSON, "sendMessage", 400], 600],
    ["typing does not", [[PERSON, "sendChatAction", 0]], [PERSON, "sendMessage", 1], 0],
    ["nor a toast", [[PERSON, "answerCallbackQuery", 0]], [PERSON, "sendMessage", 1], 0],
    [
      "the 20th message to a group leaves",
      times(19, [GROUP, "sendMessage", 0]),
      [GROUP, "sendMessage", 1],
      0,
    ],
    [
      "the 21st waits until the first is a minute old",
      times(20, [GROUP, "sendMessage", 0]),
      [GROUP, "sendMessage", 15 * SECOND],
      45 * SECOND,
    ],
    ["and leaves then", times(20, [GROUP, "sendMessage", 0]), [GROUP, "sendMessage", MINUTE], 0],
    [
      "the window slides: only what is younger than a minute counts",
      [...times(10, [GROUP, "sendMessage", 0]), ...times(10, [GROUP, "sendMessage", 30 * SECOND])],
      [GROUP, "sendMessage", 61 * SECOND],
      0,
    ],
    [
      "edits of a group are counted apart from its messages",
      times(20, [GROUP, "sendMessage", 0]),
      [GROUP, "editMessageText", 2 * SECOND],
      0,
    ],
    [
      "and have the same bound",
      times(20, [GROUP, "editMessageText", 0]),
      [GROUP, "editMessageReplyMarkup", 2 * SECOND],
      58 * SECOND,
    ],
    [
      "new topics are counted apart too",
      times(20, [GROUP, "createForumTopic", 0]),
      [GROUP, "createForumTopic", 2 * SECOND],
      58 * SECOND,
    ],
    [
      "reactions are bound by the whole only",
      times(20, [GROUP, "setMessageReaction", 0]),
      [GROUP, "setMessageReaction", 10],
      0,
    ],
    [
      "another group is free",
      times(20, [GROUP, "sendMessage", 0]),
      [OTHER_GROUP, "sendMessage", 2 * SECOND],
      0,
    ],
    ["30 a second to all together", persons(30, 0), [PERSON, "sendMessage", 250], 750],
    ["the 30th still leaves", persons(29, 0), [PERSON, "sendMessage", 250], 0],
    ["everything counts in the whole", persons(30, 0), [GROUP, "getChat", 250], 750],
    [
      "the longest wait holds",
      [...persons(30, 500), ...times(20, [GROUP, "sendMessage", 0])],
      [GROUP, "sendMessage", 600],
      59_400,
    ],
  ])("%s", (_name, sent, [chatId, method, at], wait) => {
    const pace = new Pace(TELEGRAM_PACE);
    for (const [to, how, when] of sent) pace.count(to, how, when);

    expect(pace.delay(chatId, method, at)).toBe(wait);
  });
});

it("lets a patient call pass only while a quarter of the group's minute is free", () => {
  const pace = new Pace(TELEGRAM_PACE);
  const patient = { isPatient: true };

  for (const [to, how, when] of times(14, [GROUP, "sendMessage", 0])) pace.count(to, how, when);
  expect(pace.delay(GROUP, "sendMessage", SECOND, patient)).toBe(0);
  pace.count(GROUP, "sendMessage", SECOND);

  expect(pace.delay(GROUP, "sendMessage", 2 * SECOND, patient)).toBe(58 * SECOND);
  expect(pace.delay(GROUP, "sendMessage", 2 * SECOND)).toBe(0);
});

it("never lets more than the limit through in any window, whenever people come", () => {
  const limits: PaceLimits = { overallPerSecond: 5, privatePerSecond: 1, groupPerMinute: 20 };
  const pace = new Pace(limits);
  const left: number[] = [];

  let now = 0;
  for (let n = 0; n < 500; n++) {
    now += (n * 7919) % 311;
    now += pace.delay(1_000 + n, "sendMessage", now);
    pace.count(1_000 + n, "sendMessage", now);
    left.push(now);
  }

  const fullest = left.map((end) => left.filter((at) => at > end - SECOND && at <= end).length);
  expect(Math.max(...fullest)).toBe(5);
});

it("lets nothing leave for a chat that Telegram told to wait, and everything for the others", () => {
  const pace = new Pace(TELEGRAM_PACE);

  pace.hold(GROUP, 7 * SECOND);

  expect(pace.delay(GROUP, "sendMessage", SECOND)).toBe(6 * SECOND);
  expect(pace.delay(GROUP, "setMessageReaction", SECOND)).toBe(6 * SECOND);
  expect(pace.delay(OTHER_GROUP, "sendMessage", SECOND)).toBe(0);
  expect(pace.delay(GROUP, "sendMessage", 8 * SECOND)).toBe(0);
});
