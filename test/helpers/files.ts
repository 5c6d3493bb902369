import type { SentFile } from "../../src/simulator/world/person.js";

/** Bytes that begin as a PDF does; those of different names differ. */
export function pdf(name: string, size = 0): SentFile {
  const bytes = Buffer.concat([Buffer.from(`%PDF-1.7\n${name}\n`), Buffer.alloc(size)]);
  return { name, mimeType: "application/pdf", bytes };
}
