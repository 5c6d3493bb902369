import type { IncomingMessage } from "node:http";
import type { UploadedFile } from "../api/call.js";
import { Refusal } from "../rules/refusal.js";
import { mimeTypeOf } from "./mime-types.js";
import { parseMultipart } from "./multipart.js";

/** A request's parameters, from the address and the body, and the files that came along. */
export interface RequestParams {
  params: Record<string, unknown>;
  uploads: Map<string, UploadedFile>;
}

const largestBody = 64 * 1024 * 1024;

export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > largestBody) throw new Refusal(413, "Request Entity Too Large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Reads JSON, a form, or a multipart form. */
export async function readParams(request: IncomingMessage, query: string): Promise<RequestParams> {
  const inAddress = readForm(query);
  const bytes = await readBytes(request);
  const type = request.headers["content-type"] ?? "";
  const { params, uploads } = readBody(bytes, type);
  return { params: { ...inAddress, ...params }, uploads };
}

function readBody(bytes: Buffer, type: string): RequestParams {
  if (type.startsWith("multipart/form-data")) return readMultipart(bytes, type);
  const isJson = type.startsWith("application/json") && bytes.byteLength > 0;
  const params = isJson ? parseJson(bytes) : readForm(bytes.toString("utf8"));
  return { params, uploads: new Map() };
}

function readForm(text: string): Record<string, unknown> {
  return Object.fromEntries(new URLSearchParams(text));
}

function parseJson(bytes: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(bytes.toString("utf8"));
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      return value as Record<string, unknown>;
    }
  } catch {
    // Answered below, like any other body that is not an object.
  }
  throw new Refusal(400, "Bad Request: can't parse JSON object");
}

function readMultipart(bytes: Buffer, type: string): RequestParams {
  const params: Record<string, unknown> = {};
  const uploads = new Map<string, UploadedFile>();
  for (const part of parseMultipart(bytes, type)) {
    const { name, fileName, contentType = "application/octet-stream" } = part;
    if (fileName === undefined) params[name] = part.bytes.toString("utf8");
    else {
      const mimeType = mimeTypeOf(fileName) ?? contentType;
      uploads.set(name, { name: fileName, mimeType, bytes: part.bytes });
    }
  }
  return { params, uploads };
}
