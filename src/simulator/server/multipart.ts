import { Refusal } from "../rules/refusal.js";

export interface Part {
  name: string;
  /** Set for files. */
  fileName?: string;
  contentType?: string;
  bytes: Buffer;
}

const lineEnd = Buffer.from("\r\n");
const headEnd = Buffer.from("\r\n\r\n");

/** Reads `multipart/form-data`, also as grammY writes it: names without quotation marks or spaces. */
export function parseMultipart(body: Buffer, contentType: string): Part[] {
  const [, quoted, plain] = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? plain;
  if (!boundary) throw new Refusal(400, "Bad Request: the multipart body names no boundary");
  const delimiter = Buffer.from(`--${boundary}`);
  const parts: Part[] = [];
  let start = body.indexOf(delimiter);
  while (start >= 0) {
    const begin = start + delimiter.length + lineEnd.length;
    const next = body.indexOf(delimiter, begin);
    if (next < 0) break;
    parts.push(parsePart(body.subarray(begin, next - lineEnd.length)));
    start = next;
  }
  return parts;
}

function parsePart(part: Buffer): Part {
  const end = part.indexOf(headEnd);
  const head = part.subarray(0, end).toString("utf8");
  const name = readParameter(head, "name");
  if (end < 0 || name === undefined) {
    throw new Refusal(400, "Bad Request: a part of the multipart body has no name");
  }
  const fileName = readParameter(head, "filename");
  const contentType = /^content-type:\s*(.+?)\s*$/im.exec(head)?.[1];
  return {
    name,
    ...(fileName !== undefined && { fileName }),
    ...(contentType && { contentType }),
    bytes: part.subarray(end + headEnd.length),
  };
}

function readParameter(head: string, name: string): string | undefined {
  const match = new RegExp(`[;\\s]${name}=(?:"([^"]*)"|([^;\\r\\n]*))`, "i").exec(head);
  return match ? (match[1] ?? match[2]) : undefined;
}
