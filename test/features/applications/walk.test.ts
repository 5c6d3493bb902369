import { describe, expect, it } from "vitest";
import { plain, translator } from "../../../src/i18n/i18n.js";
import { LOCALES } from "../../../src/i18n/locales.js";
import { buildAnswers, nextMove } from "../../helpers/applicant.js";
import { greet, startTestApp } from "../../helpers/app.js";

describe.each(LOCALES)("the whole road in %s", (locale) => {
  it("takes an investor from Start to the operator's answer", async () => {
    const { app, investor, clerk, simulator, group } = await startTestApp();
    const t = translator(locale);
    const answers = buildAnswers(1);

    await greet(investor, locale);
    await investor.sends("/apply");
    await investor.presses(t("consent.give", plain));
    for (;;) {
      const move = nextMove(locale, answers, investor.messages().at(-1));
      if (!move) break;
      await investor.does(move);
    }

    const number = `A-${new Date().getFullYear()}-000001`;
    expect(investor.sees()).toContain(number);
    const stored = await app.db.selectFrom("application").selectAll().executeTakeFirstOrThrow();
    expect(stored).toMatchObject({ name: answers.name, phone: answers.phone, area_min_m2: 201 });

    const [topic] = simulator.world.topics(group.id);
    const thread = topic?.threadId ?? 0;
    expect(clerk.sees(thread)).toContain(number);
    await clerk.presses("Взять", { thread });
    expect(clerk.seesToast()).toContain(number);
    await clerk.presses("Ответить", { thread });
    await clerk.sends("Добрый день! Приходите в среду.", { thread });
    expect(investor.sees()).toContain("Добрый день! Приходите в среду.");

    await clerk.presses("Закрыть", { thread });
    await clerk.sends("Спасибо, до встречи.", { thread });
    expect(investor.sees()).toContain("Спасибо, до встречи.");
    await investor.sends("/cases");
    expect(investor.sees()).toContain(t("case.state.closed"));
  });
});
