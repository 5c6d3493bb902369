import { pino, type Logger } from "pino";

export type Log = Logger;

const TOKEN = /\d+:[\w-]{20,}/g;
/** Twelve digits are a BIN or IIN; ten to fifteen after a plus, or eleven after a seven or an eight, a phone. */
const NUMBERS = /(?<!\d)(?:\+\d{10,15}|[78]\d{10}|\d{12})(?!\d)/g;
/** A phone of Kazakhstan as people write it: +7 (701) 234-56-78. */
const WRITTEN_PHONE = /(?<!\d)\+?[78][ (-]*7\d\d[ )-]*\d{3}[ -]*\d\d[ -]*\d\d(?!\d)/g;

/** Takes out what must not lie in a log: the bot's token, phone numbers, identity numbers. */
export function redact(text: string): string {
  return text
    .replace(TOKEN, "<token>")
    .replace(NUMBERS, "<number>")
    .replace(WRITTEN_PHONE, "<number>");
}

/** One JSON line an event. Every line is redacted as text, so no path into an object can be forgotten. */
export function createLog(level: string): Log {
  const stream = {
    write: (line: string) => void process.stderr.write(redact(line)),
  };
  const serializers = { err: describeError };
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers }, stream);
}

/** An error's own words only: a refused call carries its whole payload, and that is somebody's letter. */
function describeError(error: unknown) {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack } = error;
  return { name, message, stack, code: (error as NodeJS.ErrnoException).code };
}
