import { describe, expect, it } from "vitest";
import {
  CHECKLISTS,
  countDocuments,
  guessDocument,
} from "../../../src/features/applications/document-checklist.js";

describe("a document is known by its name where that is sure", () => {
  it.each<[string, string | null]>([
    ["Устав ТОО Алма.pdf", "charter"],
    ["ЖАРҒЫ.docx", "charter"],
    ["charter_2026.pdf", "charter"],
    ["Справка о гос.регистрации", "registration"],
    ["тіркеу туралы анықтама.pdf", "registration"],
    ["удостоверение директора.jpg", "head-id"],
    ["ТЭО завод.pdf", "study"],
    ["Feasibility study v2.pdf", "study"],
    ["Баланс за 2025.xlsx", "balance"],
    ["отчёт_о_прибылях_и_убытках.pdf", "income"],
    ["ОДДС.pdf", "cash-flow"],
    ["налоги.pdf", "tax-debt"],
    ["выписка банка.pdf", "bank"],
    ["scan0001.pdf", null],
    ["Устав и баланс.pdf", null],
    ["", null],
  ])("%j on the land track", (words, id) => {
    expect(guessDocument("land", words)).toBe(id);
  });

  it("knows on the park's track only what the park's checklist holds", () => {
    expect(guessDocument("park", "налоговая справка.pdf")).toBe("no-tax-debt");
    expect(guessDocument("park", "Устав.pdf")).toBeNull();
  });
});

it("counts lines of the checklist, not files", () => {
  const files = [{ tag: "charter" }, { tag: "charter" }, { tag: null }, { tag: "no-tax-debt" }];

  const count = countDocuments("land", files);

  expect(count).toMatchObject({ have: 1, of: CHECKLISTS.land.length, unsorted: 2 });
  expect(count.missing).not.toContain("charter");
});
