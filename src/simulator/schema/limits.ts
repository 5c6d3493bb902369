import type { JsonSchema } from "./json-schema.js";

/** What a doc comment of `@grammyjs/types` says about the size of a parameter. */
export function limitsFromDoc(name: string, schema: JsonSchema, doc: string): Partial<JsonSchema> {
  if (schema.type === "string") return stringLimits(doc);
  if (schema.type === "array" || schema.anyOf?.every((part) => part.type === "array")) {
    return arrayLimits(doc);
  }
  if (schema.type === "number") return numberLimits(name, doc);
  return {};
}

function stringLimits(doc: string): Partial<JsonSchema> {
  const match = /(\d+)-(\d+) (characters|bytes)/.exec(doc);
  if (!match) return {};
  const least = Number(match[1]);
  const most = Number(match[2]);
  if (/after (entities|entity) parsing/.test(doc)) return { charactersAfterParsing: [least, most] };
  return match[3] === "bytes" ? { bytes: [least, most] } : { minLength: least, maxLength: most };
}

function arrayLimits(doc: string): Partial<JsonSchema> {
  const match = /(?:list of|must include) (\d+)-(\d+) /i.exec(doc);
  return match ? { minItems: Number(match[1]), maxItems: Number(match[2]) } : {};
}

function numberLimits(name: string, doc: string): Partial<JsonSchema> {
  const match = /Values between (\d+)-(\d+) are accepted/.exec(doc);
  const isId = /(^|_)(id|limit|offset|timeout)$/.test(name);
  return {
    ...(isId && { type: "integer" as const }),
    ...(match && { minimum: Number(match[1]), maximum: Number(match[2]) }),
  };
}
