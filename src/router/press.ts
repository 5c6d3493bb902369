/** Telegram's limit for the data of a button, in bytes. */
const MOST_BYTES = 64;

/** One value that a button carries. `read` gives `undefined` for what was never written by `write`. */
export interface Arg<T> {
  write(value: T): string;
  read(text: string): T | undefined;
  /** Takes all that is left, colons too; only the last one of a button. */
  isRest?: true;
  /** May be missing, as the last one of a button. */
  isOptional?: true;
}

/** A button: what its data is called, how it is made of values, and which values it holds. */
export interface Press<Values extends unknown[]> {
  /** `feature:act`, or one word. It is what a route is found by. */
  name: string;
  /** The data of a button. @throws when it is longer than Telegram takes */
  data(...values: Values): string;
  /** The values in what follows the name; `undefined` when it was made otherwise. */
  read(text: string): Values | undefined;
}

/** A number: an id, a page. */
export const number: Arg<number> = {
  write: String,
  read: (text) => (/^\d{1,15}$/.test(text) ? Number(text) : undefined),
};

/** A name without colons. */
export const word: Arg<string> = {
  write: (text) => text,
  read: (text) => (text !== "" && !text.includes(":") ? text : undefined),
};

/** Whatever is left of the data. */
export const rest: Arg<string> = { write: (text) => text, read: (text) => text, isRest: true };

/** One of a few names. */
export function oneOf<const T extends string>(...names: readonly T[]): Arg<T> {
  return { write: (name) => name, read: (text) => names.find((name) => name === text) };
}

export function optional<T>(arg: Arg<T>): Arg<T | undefined> {
  return {
    write: (value) => (value === undefined ? "" : arg.write(value)),
    read: (text) => arg.read(text),
    isOptional: true,
  };
}

/** A kind of button: `press("case:take", number)` makes `case:take:7` of 7, and 7 of `case:take:7`. */
export function press<Values extends unknown[]>(
  name: string,
  ...args: { [K in keyof Values]: Arg<Values[K]> }
): Press<Values> {
  const kinds: readonly Arg<unknown>[] = args;
  return {
    name,
    data(...values) {
      const given = kinds.filter((arg, i) => !(arg.isOptional && values[i] === undefined));
      const data = [name, ...given.map((arg, i) => arg.write(values[i]))].join(":");
      const bytes = Buffer.byteLength(data);
      if (bytes > MOST_BYTES)
        throw new Error(`The button ${data} has ${bytes} of ${MOST_BYTES} bytes`);
      return data;
    },
    read(text) {
      const parts = text === "" ? [] : text.split(":");
      const values: unknown[] = [];
      for (const arg of kinds) {
        const part = arg.isRest ? parts.splice(0).join(":") : parts.shift();
        if (part === undefined && arg.isOptional) continue;
        const value = part === undefined ? undefined : arg.read(part);
        if (value === undefined) return undefined;
        values.push(value);
      }
      return parts.length > 0 ? undefined : (values as Values);
    },
  };
}
