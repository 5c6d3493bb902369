import type { Message } from "@grammyjs/types";
import type { Sector, Track } from "../../src/features/applications/application-answers.js";
import { sectorLabel } from "../../src/features/applications/application.form.js";
import { plain, translator } from "../../src/i18n/i18n.js";
import type { Locale } from "../../src/i18n/locales.js";
import type { Person } from "../../src/simulator/world/person.js";

/** What one applicant answers; the row of the case must hold exactly this. */
export interface Answers {
  applicantKind: "legal-entity" | "sole-proprietor" | "individual";
  name: string;
  identityNumber: string;
  address: string | null;
  contactName: string;
  position: string;
  phone: string;
  email: string | null;
  projectName: string;
  sector: Sector;
  products: string | null;
  areaM2: number;
  track: Track;
  /** The total in tenge, half of it own money. */
  cost: number | null;
  jobs: number | null;
  powerKw: number | null;
  startDate: string | null;
}

/** Answers that can be told apart from those of everybody else. */
export function buildAnswers(n: number, overrides: Partial<Answers> = {}): Answers {
  const letters = lettersOf(n);
  return {
    applicantKind: "legal-entity",
    name: `ТОО «Завод ${letters}»`,
    identityNumber: "491240075318",
    address: n % 2 ? `Алматы, ул. ${letters}, ${n + 1}` : null,
    contactName: `Айгерім ${letters}ова`,
    position: `директор ${letters}`,
    phone: `+77011${String(100_000 + n).slice(-6)}`,
    email: n % 3 ? `info${n}@example.kz` : null,
    projectName: `Проект ${letters}`,
    sector: (["food", "furniture", "machinery", "logistics"] as const)[n % 4] ?? "food",
    products: n % 2 ? null : `изделия ${letters}`,
    areaM2: 200 + (n % 800),
    track: "park",
    cost: n % 2 ? (n + 1) * 1_000_000 : null,
    jobs: n % 3 ? n + 1 : null,
    powerKw: n % 5 ? n + 10 : null,
    startDate: n % 2 ? null : `${2_027 + (n % 3)}`,
    ...overrides,
  };
}

/** What the applicant does next, by what stands newest in the chat; `undefined` when nothing is asked. */
export function nextMove(
  locale: Locale,
  answers: Answers,
  newest: Message | undefined,
): ((person: Person) => unknown) | undefined {
  const t = translator(locale);
  const seen = newest?.text ?? "";
  const types = (text: string) => (person: Person) => person.sends(text);
  const presses = (words: string) => (person: Person) => person.presses(words);
  const orSkips = (value: string | null) =>
    value === null ? presses(t("form.skip", plain)) : types(value);

  const moves: [string, (person: Person) => unknown][] = [
    [
      t("application.applicantKind.ask"),
      presses(t(`application.applicantKind.${answers.applicantKind}`, plain)),
    ],
    [t("application.name.ask"), types(answers.name)],
    [t("application.identityNumber.ask-bin"), types(answers.identityNumber)],
    [t("application.identityNumber.ask-iin"), types(answers.identityNumber)],
    [t("application.address.ask"), orSkips(answers.address)],
    [t("application.contactName.ask"), types(answers.contactName)],
    [t("application.position.ask"), types(answers.position)],
    [t("application.phone.ask"), types(answers.phone)],
    [t("application.email.ask"), orSkips(answers.email)],
    [t("application.projectName.ask"), types(answers.projectName)],
    [t("application.sector.ask"), presses(sectorLabel(t, answers.sector))],
    [t("application.products.ask"), orSkips(answers.products)],
    [t("application.area.ask"), types(`${answers.areaM2} м²`)],
    [t("application.track.ask"), presses(t(`application.track.${answers.track}`, plain))],
    [t("application.cost.ask"), orSkips(text(answers.cost))],
    [t("application.ownMoney.ask"), types(`${(answers.cost ?? 0) / 2}`)],
    [t("application.borrowedMoney.ask"), types(`${(answers.cost ?? 0) / 2}`)],
    [t("application.jobs.ask"), orSkips(text(answers.jobs))],
    [
      t("application.utilities.ask"),
      presses(t(`application.yes-no.${answers.powerKw === null ? "no" : "yes"}`, plain)),
    ],
    [t("application.powerKw.ask"), orSkips(text(answers.powerKw))],
    [t("application.gasM3PerHour.ask"), presses(t("form.skip", plain))],
    [t("application.waterM3PerDay.ask"), presses(t("form.skip", plain))],
    [t("application.rail.ask"), presses(t("form.skip", plain))],
    [t("application.study.ask"), presses(t("application.study.in-work", plain))],
    [t("application.startDate.ask"), orSkips(answers.startDate)],
    [t("documents.how"), presses(t("form.skip", plain))],
    [t("application.exclusions.ask"), presses(t("application.exclusions.no", plain))],
    [
      t("form.check", { title: t("application.title", plain) }).replace(/<[^>]+>/g, ""),
      presses(t("form.send", plain)),
    ],
  ];
  return moves.find(([question]) => seen.includes(question))?.[1];
}

function text(value: number | null): string | null {
  return value === null ? null : String(value);
}

function lettersOf(n: number): string {
  return [...String(n)]
    .map((digit) => "абвгдежзик"[Number(digit)])
    .join("")
    .replace(/^./, (c) => c.toUpperCase());
}
