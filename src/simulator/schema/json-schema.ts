/** The part of JSON Schema that the generator writes. */
export interface JsonSchema {
  type?: "object" | "array" | "string" | "number" | "integer" | "boolean";
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: false;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  enum?: unknown[];
  const?: unknown;
  $ref?: string;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
  /** Limits in UTF-8 bytes, as [least, most]. */
  bytes?: [number, number];
  /** Limit of a text "after entities parsing"; the simulator parses and counts itself. */
  charactersAfterParsing?: [number, number];
}

/** Parameters of every method by its name, and the objects that they are made of. */
export interface BotApiSchema {
  methods: Record<string, JsonSchema>;
  $defs: Record<string, JsonSchema>;
}
