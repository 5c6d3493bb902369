import { texts, type Language, type Words } from "./texts.js";

export const languages: readonly Language[] = ["kk", "ru", "en"];

const storageKey = "try-page-language";

let current: Language = "en";

/** The page's own words; what people and the bot write stays as it is. */
export function words(): Words {
  return texts[current];
}

export function currentLanguage(): Language {
  return current;
}

/** Takes the language chosen here before, or the browser's. */
export function chooseFirstLanguage(): void {
  const wanted = [localStorage.getItem(storageKey), ...navigator.languages];
  const known = wanted
    .map((tag) => languages.find((language) => tag?.toLowerCase().startsWith(language)))
    .find((language) => language !== undefined);
  apply(known ?? "en");
}

export function setLanguage(language: Language): void {
  localStorage.setItem(storageKey, language);
  apply(language);
}

function apply(language: Language): void {
  current = language;
  document.documentElement.lang = language;
  document.title = words().title;
}
