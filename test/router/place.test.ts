import { describe, expect, it } from "vitest";
import { type Circumstances, type Owner, type Place, placeOf } from "../../src/router/place.js";

const WORDS: Circumstances = {
  ...{ isCommand: false, isText: true, isPhoto: false, isEdit: false },
  ...{ isRatingOpen: false, conversations: 0, jobs: 0 },
};
const PHOTO: Circumstances = { ...WORDS, isText: false, isPhoto: true };
const replyTo = (owner: Owner) => ({ stored: { owner, isReply: true } });
const albumOf = (owner: Owner) => ({ stored: { owner, isReply: false } });

describe("a message is for", () => {
  it.each<[string, Circumstances, Place]>([
    ["nobody yet when nothing is open", WORDS, "none"],
    [
      "a command, whatever it replies to",
      { ...WORDS, isCommand: true, ...replyTo("case") },
      "command",
    ],
    ["a command, also inside a form", { ...WORDS, isCommand: true, form: "other" }, "command"],
    ["the case to which it replies", { ...WORDS, ...replyTo("case") }, "case"],
    [
      "the case to which it replies, also inside a form",
      { ...WORDS, ...replyTo("case"), form: "other" },
      "case",
    ],
    ["the case whose album it goes on with", { ...PHOTO, ...albumOf("case") }, "case"],
    ["the job to which a worker replies", { ...WORDS, ...replyTo("job") }, "job"],
    [
      "the form that asks what was done about this job",
      { ...WORDS, ...replyTo("job"), form: "job" },
      "form",
    ],
    [
      "the job, while another form is in front",
      { ...WORDS, ...replyTo("job"), form: "other" },
      "job",
    ],
    ["the rating whose question it replies to", { ...WORDS, ...replyTo("rating") }, "rating"],
    [
      "the rating, also inside a form, when it replies to it",
      { ...WORDS, ...replyTo("rating"), form: "other" },
      "rating",
    ],
    [
      "the case when a photo replies to the question for a word",
      { ...PHOTO, ...replyTo("rating") },
      "case",
    ],
    [
      "the rating when a word to it was asked for just now",
      { ...WORDS, isRatingOpen: true },
      "rating",
    ],
    ["the form in front, not the rating", { ...WORDS, isRatingOpen: true, form: "other" }, "form"],
    ["a photo is no word to a rating", { ...PHOTO, isRatingOpen: true }, "none"],
    ["the form in front", { ...WORDS, form: "other" }, "form"],
    [
      "the form in front, which stands last on the screen, before a clerk",
      { ...WORDS, form: "other", conversations: 1 },
      "form",
    ],
    ["the clerk who wrote", { ...WORDS, conversations: 1 }, "conversation"],
    ["one of several clerks", { ...WORDS, conversations: 3 }, "conversation"],
    ["the clerk, also a worker's photo", { ...PHOTO, conversations: 1, jobs: 1 }, "conversation"],
    ["the work of whoever has something to mend", { ...PHOTO, jobs: 2 }, "work"],
    ["nobody when a worker only writes", { ...WORDS, jobs: 2 }, "none"],
    ["the case whose words it corrects", { ...WORDS, isEdit: true, ...albumOf("case") }, "case"],
    ["the form when an older answer is edited", { ...WORDS, isEdit: true, form: "other" }, "form"],
    ["nobody when something else is edited", { ...WORDS, isEdit: true, conversations: 1 }, "none"],
  ])("%s", (_title, circumstances, place) => {
    expect(placeOf(circumstances)).toBe(place);
  });
});

describe("whatever comes together", () => {
  const all = combinations();

  it("there are all of them", () => {
    expect(all).toHaveLength(2 ** 4 * 7 * 3 * 2 * 2 * 2);
  });

  it("a command is nobody's answer", () => {
    const places = all.filter((one) => one.isCommand && !one.isEdit).map(placeOf);

    expect(new Set(places)).toEqual(new Set(["command"]));
  });

  it("what replies to a case never goes elsewhere", () => {
    const replies = all.filter(({ stored, isCommand }) => stored?.owner === "case" && !isCommand);

    expect(new Set(replies.map(placeOf))).toEqual(new Set(["case"]));
  });

  it("no words are lost on nobody while a form, a clerk or a case waits for them", () => {
    const waited = all.filter(
      ({ isEdit, stored, form, conversations }) => !isEdit && (stored ?? form ?? conversations > 0),
    );

    expect(waited.map(placeOf)).not.toContain("none");
  });

  it("only what a worker shows is taken for his work", () => {
    const taken = all.filter((one) => placeOf(one) === "work");

    expect(taken.length).toBeGreaterThan(0);
    expect(taken.every(({ isPhoto, jobs, isEdit }) => isPhoto && jobs > 0 && !isEdit)).toBe(true);
  });
});

function combinations(): Circumstances[] {
  const flags = [false, true];
  const stored = [
    undefined,
    ...(["case", "job", "rating"] as const).flatMap((owner) =>
      flags.map((isReply) => ({ owner, isReply })),
    ),
  ];
  const forms = [undefined, "job", "other"] as const;
  return flags.flatMap((isCommand) =>
    flags.flatMap((isText) =>
      flags.flatMap((isPhoto) =>
        flags.flatMap((isEdit) =>
          stored.flatMap((known) =>
            forms.flatMap((form) =>
              flags.flatMap((isRatingOpen) =>
                [0, 1].flatMap((conversations) =>
                  [0, 1].map((jobs) => ({
                    ...{ isCommand, isText, isPhoto, isEdit, isRatingOpen, conversations, jobs },
                    ...(known && { stored: known }),
                    ...(form && { form }),
                  })),
                ),
              ),
            ),
          ),
        ),
      ),
    ),
  );
}
