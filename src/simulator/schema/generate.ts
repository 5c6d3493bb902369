import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { limitsFromDoc } from "./limits.js";
import type { BotApiSchema, JsonSchema } from "./json-schema.js";

const folder = dirname(fileURLToPath(import.meta.url));
const entryFile = join(folder, "entry-of-the-generator.ts");

/** Uploads are `attach://` names by the time the schema sees them, hence the marker type. */
const entrySource = `
import type { ApiMethods } from "@grammyjs/types";
export interface UploadedFile { readonly isUpload: unique symbol }
export declare const methods: ApiMethods<UploadedFile>;
`;

/** Reads the parameters of every Bot API method out of `@grammyjs/types`, limits from its doc comments. */
export function generateSchema(): BotApiSchema {
  const program = createProgram();
  const checker = program.getTypeChecker();
  const entry = program.getSourceFile(entryFile);
  const exported = entry && checker.getSymbolAtLocation(entry);
  const methods =
    exported && checker.getExportsOfModule(exported).find((s) => s.name === "methods");
  if (!entry || !methods) throw new Error("The generator's entry did not compile");

  const converter = new TypeConverter(checker, entry);
  const schema: BotApiSchema = { methods: {}, $defs: converter.defs };
  for (const method of checker.getTypeOfSymbol(methods).getProperties()) {
    schema.methods[method.name] = converter.paramsOf(method);
  }
  schema.$defs = Object.fromEntries(
    Object.entries(converter.defs).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  return schema;
}

function createProgram(): ts.Program {
  const options: ts.CompilerOptions = {
    strict: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const fileExists = host.fileExists.bind(host);
  const getSourceFile = host.getSourceFile.bind(host);
  host.fileExists = (name) => name === entryFile || fileExists(name);
  host.getSourceFile = (name, target, ...rest) =>
    name === entryFile
      ? ts.createSourceFile(name, entrySource, target)
      : getSourceFile(name, target, ...rest);
  return ts.createProgram([entryFile], options, host);
}

class TypeConverter {
  readonly defs: Record<string, JsonSchema> = {};

  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly entry: ts.SourceFile,
  ) {}

  paramsOf(method: ts.Symbol): JsonSchema {
    const signature = this.checker.getTypeOfSymbol(method).getCallSignatures()[0];
    const params = signature?.getParameters()[0];
    if (!params) return { type: "object", properties: {}, additionalProperties: false };
    const type = this.checker.getTypeOfSymbolAtLocation(params, this.entry);
    return this.objectOf(this.checker.getNonNullableType(type));
  }

  private objectOf(type: ts.Type): JsonSchema {
    const properties: Record<string, JsonSchema> = {};
    const required: string[] = [];
    for (const property of this.checker.getPropertiesOfType(type)) {
      const propertyType = this.checker.getTypeOfSymbolAtLocation(property, this.entry);
      const isOptional = (property.flags & ts.SymbolFlags.Optional) !== 0;
      const doc = ts.displayPartsToString(property.getDocumentationComment(this.checker));
      const known = this.checker.getNonNullableType(propertyType);
      if (known.flags & ts.TypeFlags.Never) continue;
      const schema = this.schemaOf(known);
      properties[property.name] = { ...schema, ...limitsFromDoc(property.name, schema, doc) };
      if (!isOptional) required.push(property.name);
    }
    return {
      type: "object",
      properties,
      ...(required.length > 0 && { required }),
      additionalProperties: false,
    };
  }

  private schemaOf(type: ts.Type): JsonSchema {
    if (type.isUnion()) {
      // A named union may contain itself (rich texts do), so it goes by reference.
      return type.aliasSymbol ? this.referenceTo(type, type.aliasSymbol) : this.unionOf(type);
    }
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
    if (type.flags & ts.TypeFlags.BooleanLiteral) {
      return { const: this.checker.typeToString(type) === "true" };
    }
    if (type.flags & (ts.TypeFlags.String | ts.TypeFlags.TemplateLiteral) || isOpenString(type)) {
      return { type: "string" };
    }
    if (type.flags & ts.TypeFlags.Number) return { type: "number" };
    if (type.flags & ts.TypeFlags.Boolean) return { type: "boolean" };
    if (type.symbol.name === "UploadedFile") return { type: "string" };
    if (this.checker.isArrayType(type)) {
      const [item] = this.checker.getTypeArguments(type as ts.TypeReference);
      if (item) return { type: "array", items: this.schemaOf(item) };
    }
    return this.referenceTo(type, type.aliasSymbol ?? type.symbol);
  }

  private unionOf(type: ts.UnionType): JsonSchema {
    if (type.flags & ts.TypeFlags.Boolean) return { type: "boolean" };
    const parts = type.types
      .filter((part) => (part.flags & ts.TypeFlags.Undefined) === 0)
      .map((part) => this.schemaOf(part));
    if (parts.every((part) => "const" in part)) {
      const values = parts.map((part) => part.const);
      return values.length === 2 && values.every((value) => typeof value === "boolean")
        ? { type: "boolean" }
        : { enum: values };
    }
    return simplifiedUnion(parts);
  }

  private referenceTo(type: ts.Type, symbol: ts.Symbol): JsonSchema {
    // `Omit` names a way of writing, not one type.
    const isNamed = !["__type", "__object", "Omit"].includes(symbol.name);
    if (!isNamed) return this.objectOf(type);
    const name = this.checker.getFullyQualifiedName(symbol).replace(/^".*"\./, "");
    if (!(name in this.defs)) {
      this.defs[name] = {};
      this.defs[name] = type.isUnion() ? this.unionOf(type) : this.objectOf(type);
    }
    return { $ref: `#/$defs/${name}` };
  }
}

/** `string & {}`, by which a list of known words is left open. */
function isOpenString(type: ts.Type): boolean {
  return type.isIntersection() && type.types.some((part) => part.flags & ts.TypeFlags.String);
}

function simplifiedUnion(parts: JsonSchema[]): JsonSchema {
  const holdsString = parts.some((part) => part.type === "string");
  const holdsBooleans = parts.filter((part) => typeof part.const === "boolean").length === 2;
  const kept = parts.filter(
    ({ const: value }) =>
      !(holdsString && typeof value === "string") && !(holdsBooleans && typeof value === "boolean"),
  );
  if (holdsBooleans) kept.push({ type: "boolean" });
  const distinct = [...new Map(kept.map((part) => [JSON.stringify(part), part])).values()];
  const [only] = distinct;
  return distinct.length === 1 && only ? only : { anyOf: distinct };
}
