import { describe, expect, it } from "vitest";
import { CARD_MOVES, casePress, movePress } from "../../../src/features/cases/record/case.press.js";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { type FiledApp, startWithApplication } from "../../helpers/filed.js";

const ru = translator("ru");

describe("a button that still stands under an old card", () => {
  it("says where the case is, whatever it was to do with it", async () => {
    const { number, press, getCase } = await startWithRejected();
    const state = ru("case.state.rejected");

    for (const button of [...CARD_MOVES.map(movePress), casePress.answer]) {
      expect(await press(button)).toBe(ru("staff.not-now", { name: number, state, ...plain }));
    }

    expect((await getCase()).state).toBe("rejected");
  });

  it("moves no case to another office, and gives it no new date", async () => {
    const { press, getCase } = await startWithRejected();

    expect(await press(casePress.office)).toBe(ru("staff.over", plain));
    expect(await press(casePress.extend, 3)).toBe(ru("clock.no-promise", plain));

    expect(await getCase()).toMatchObject({ office_id: "operator", due_at: null });
  });
});

/** An application that a clerk has rejected, and a way to press what its card has no longer. */
async function startWithRejected() {
  const filed = await startWithApplication();
  const { bot, thread, getCase } = filed;
  await bot.clerk.presses(ru("case.reject", plain), { thread });
  await bot.clerk.sends("Участок занят.", { thread });
  const { id, number } = await getCase();
  const press = async <T extends unknown[]>(
    button: { data(id: number, ...rest: T): string },
    ...rest: T
  ) => {
    pushPress(filed, button.data(id, ...rest));
    await bot.settle();
    return bot.clerk.seesToast();
  };
  return { number, press, getCase };
}

/** Telegram sends whatever a client still shows, also a button that was edited away. */
function pushPress({ bot, thread }: FiledApp, data: string): void {
  const { world } = bot.simulator;
  const shown = bot.clerk.messages(thread).find(({ from }) => from?.is_bot);
  const { message } = world.getMessage(bot.group.id, shown?.message_id ?? 0);
  const place = { chatId: bot.group.id, messageId: message.message_id };
  const { id } = world.queries.add({ ...place, personId: bot.clerk.id });
  const { user: from } = bot.clerk.person;
  world.updates.push({ callback_query: { id, from, message, chat_instance: "1", data } });
}
