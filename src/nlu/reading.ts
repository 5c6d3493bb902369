import type { Locale } from "../i18n/locales.js";
import { type Danger, findDanger } from "./danger.js";
import type { Context, Understood } from "./meaning.js";
import { understand } from "./understand.js";

/** One text, read when it is first asked for and never again. */
export interface Reading {
  readonly text: string;
  readonly danger: Danger | undefined;
  /** In the light of what was just talked about. */
  readonly understood: Understood;
  /** By itself. */
  readonly alone: Understood;
}

/** `locale` and `context` as they are when the text is first asked for. */
export function readingOf(
  text: string,
  { locale, context }: { locale(): Locale; context(): Context | undefined },
): Reading {
  const danger = lazily(() => findDanger(text));
  const alone = lazily(() => understand(text, { locale: locale() }));
  const understood = lazily(() => {
    const before = context();
    return before ? understand(text, { locale: locale(), context: before }) : alone();
  });
  return {
    text,
    get danger() {
      return danger();
    },
    get understood() {
      return understood();
    },
    get alone() {
      return alone();
    },
  };
}

function lazily<T>(find: () => T): () => T {
  let found: { value: T } | undefined;
  return () => (found ??= { value: find() }).value;
}
