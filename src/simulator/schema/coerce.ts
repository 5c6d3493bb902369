import type { BotApiSchema, JsonSchema } from "./json-schema.js";

/**
 * Turns the strings of a form, or a JSON text inside a JSON body, into what the schema expects there.
 * What does not parse stays as it is, for the check to refuse.
 */
export function coerceParams(
  schema: BotApiSchema,
  method: string,
  params: Record<string, unknown>,
): Record<string, unknown> {
  const properties = schema.methods[method]?.properties ?? {};
  const coerced: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(params)) {
    const property = properties[name];
    coerced[name] =
      typeof value === "string" && property ? coerce(value, kindsOf(schema, property)) : value;
  }
  return coerced;
}

type Kind = "string" | "number" | "boolean" | "structure";

function coerce(value: string, kinds: Set<Kind>): unknown {
  if (kinds.has("number") && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
  if (kinds.has("boolean") && /^(true|false)$/i.test(value)) return value.toLowerCase() === "true";
  if (!kinds.has("structure") || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value; // Not JSON: the check says so in better words.
  }
}

function kindsOf(schema: BotApiSchema, part: JsonSchema): Set<Kind> {
  if (part.$ref) {
    const target = schema.$defs[part.$ref.slice("#/$defs/".length)];
    return target ? kindsOf(schema, target) : new Set();
  }
  if (part.anyOf) return new Set(part.anyOf.flatMap((each) => [...kindsOf(schema, each)]));
  const sample: unknown = part.const ?? part.enum?.[0];
  const type = part.type ?? typeof sample;
  if (type === "integer" || type === "number") return new Set(["number"]);
  if (type === "string" || type === "boolean") return new Set([type]);
  return new Set(["structure"]);
}
