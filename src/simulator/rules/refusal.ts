import type { ResponseParameters } from "@grammyjs/types";

/** What Telegram answers instead of a result: `{ ok: false, error_code, description, parameters }`. */
export class Refusal extends Error {
  constructor(
    readonly code: number,
    description: string,
    readonly parameters?: ResponseParameters,
  ) {
    super(description);
    this.name = "Refusal";
  }
}

/** 400, in Telegram's words after "Bad Request: ". */
export function badRequest(words: string, parameters?: ResponseParameters): Refusal {
  return new Refusal(400, `Bad Request: ${words}`, parameters);
}

/** 403, in Telegram's words after "Forbidden: ". */
export function forbidden(words: string): Refusal {
  return new Refusal(403, `Forbidden: ${words}`);
}

/** 501 is not Telegram's: the call is right, but the simulator does not imitate it. */
export function notImitated(what: string): Refusal {
  return new Refusal(
    501,
    `The simulator does not imitate ${what}; give it an effect before using it`,
  );
}
