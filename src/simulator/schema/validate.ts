import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import type { BotApiSchema } from "./json-schema.js";

/** Checks the parameters of a call; gives Telegram's words for what is wrong, or `undefined`. */
export type CheckParams = (method: string, params: unknown) => string | undefined;

const schemaId = "bot-api";

/** Compiles a method's check at its first call: all at once would take seconds. */
export function createParamsCheck(schema: BotApiSchema): CheckParams {
  const ajv = new Ajv({ strict: false });
  ajv.addKeyword({
    keyword: "bytes",
    type: "string",
    validate: ([least, most]: [number, number], text: string) => {
      const size = Buffer.byteLength(text);
      return size >= least && size <= most;
    },
  });
  ajv.addSchema({ $id: schemaId, ...schema });
  const checks = new Map<string, ValidateFunction>();

  return (method, params) => {
    let check = checks.get(method);
    if (!check) {
      check = ajv.compile({ $ref: `${schemaId}#/methods/${method}` });
      checks.set(method, check);
    }
    return check(params) ? undefined : wordsFor(method, check.errors ?? []);
  };
}

interface KnownWords {
  words: string;
  fits: (error: ErrorObject) => boolean;
}

/** Telegram has words of its own for the mistakes that are made most. */
const knownWords: readonly KnownWords[] = [
  { words: "BUTTON_DATA_INVALID", fits: (e) => e.instancePath.endsWith("/callback_data") },
  { words: "REACTION_INVALID", fits: (e) => e.instancePath.startsWith("/reaction") },
  { words: "chat_id is empty", fits: (e) => isMissing(e, "chat_id") },
  { words: "message text is empty", fits: (e) => isMissing(e, "text") },
  { words: "message identifier is not specified", fits: (e) => isMissing(e, "message_id") },
  { words: "unsupported parse_mode", fits: (e) => e.instancePath === "/parse_mode" },
];

function isMissing(error: ErrorObject, property: string): boolean {
  return (
    error.instancePath === "" &&
    error.keyword === "required" &&
    (error.params as { missingProperty: string }).missingProperty === property
  );
}

function wordsFor(method: string, errors: ErrorObject[]): string {
  const known = knownWords.find(({ fits }) => errors.some(fits));
  if (known) return known.words;
  // Of a union every alternative complains; the deepest complaint is nearest to what was meant.
  const depth = (error: ErrorObject) => error.instancePath.split("/").length;
  const [deepest] = [...errors].sort((a, b) => depth(b) - depth(a));
  const where = deepest?.instancePath.slice(1).replaceAll("/", ".") || "the parameters";
  const unknown = (deepest?.params as { additionalProperty?: string }).additionalProperty;
  const detail = unknown ? ` (${unknown})` : "";
  return `${method}: ${where} ${deepest?.message ?? "are wrong"}${detail}`;
}
