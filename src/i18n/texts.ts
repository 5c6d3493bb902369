import "i18next";
import type answer from "../../locales/en/answer.json";
import type application from "../../locales/en/application.json";
import type attachment from "../../locales/en/attachment.json";
import type board from "../../locales/en/board.json";
import type caseTexts from "../../locales/en/case.json";
import type category from "../../locales/en/category.json";
import type clock from "../../locales/en/clock.json";
import type commands from "../../locales/en/commands.json";
import type report from "../../locales/en/report.json";
import type consent from "../../locales/en/consent.json";
import type dispatch from "../../locales/en/dispatch.json";
import type documents from "../../locales/en/documents.json";
import type desk from "../../locales/en/desk.json";
import type facts from "../../locales/en/facts.json";
import type fallback from "../../locales/en/fallback.json";
import type form from "../../locales/en/form.json";
import type incident from "../../locales/en/incident.json";
import type language from "../../locales/en/language.json";
import type merge from "../../locales/en/merge.json";
import type parks from "../../locales/en/parks.json";
import type place from "../../locales/en/place.json";
import type placeWatch from "../../locales/en/place-watch.json";
import type premises from "../../locales/en/premises.json";
import type privacy from "../../locales/en/privacy.json";
import type question from "../../locales/en/question.json";
import type staff from "../../locales/en/staff.json";
import type start from "../../locales/en/start.json";
import type stats from "../../locales/en/stats.json";
import type talk from "../../locales/en/talk.json";
import type template from "../../locales/en/template.json";

/** A key that no file of `locales/en` holds does not compile. Other languages are held to the same keys by a test. */
declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    returnNull: false;
    resources: {
      translation: {
        answer: typeof answer;
        application: typeof application;
        attachment: typeof attachment;
        board: typeof board;
        case: typeof caseTexts;
        category: typeof category;
        clock: typeof clock;
        commands: typeof commands;
        report: typeof report;
        consent: typeof consent;
        dispatch: typeof dispatch;
        documents: typeof documents;
        desk: typeof desk;
        facts: typeof facts;
        fallback: typeof fallback;
        form: typeof form;
        incident: typeof incident;
        language: typeof language;
        merge: typeof merge;
        parks: typeof parks;
        place: typeof place;
        "place-watch": typeof placeWatch;
        premises: typeof premises;
        privacy: typeof privacy;
        question: typeof question;
        staff: typeof staff;
        start: typeof start;
        stats: typeof stats;
        talk: typeof talk;
        template: typeof template;
      };
    };
  }
}
