/** Why the program cannot start. Its message is one line that says how to mend it; no stack is shown. */
export class StartError extends Error {}

/** Names a fault of the database in words for the person who starts the program; `undefined` for anything else. */
export function explainDatabase(error: unknown, databaseUrl: string): StartError | undefined {
  const where = withoutPassword(databaseUrl);
  const line = DATABASE_FAULTS.find(([pattern]) => pattern.test(describe(error)))?.[1];
  return line && new StartError(`${line(where)} (${firstLine(error)})`, { cause: error });
}

const DATABASE_FAULTS: readonly (readonly [RegExp, (where: string) => string])[] = [
  [
    /Could not locate the bindings file|ERR_DLOPEN_FAILED|NODE_MODULE_VERSION/,
    () =>
      "The SQLite library was not built for this Node; run `npm rebuild better-sqlite3`, then start again",
  ],
  [
    /SQLITE_BUSY|SQLITE_LOCKED/,
    (where) => `The database ${where} is locked by another program; stop that one and start again`,
  ],
  [
    /SQLITE_NOTADB|SQLITE_CORRUPT/,
    (where) => `The file ${where} is not a sound SQLite database; move it away or restore a backup`,
  ],
  [
    /SQLITE_CANTOPEN|SQLITE_READONLY|SQLITE_PERM|SQLITE_IOERR|EACCES|EISDIR|ENOTDIR|EROFS|ENOENT|directory does not exist/,
    (where) => `The database ${where} cannot be opened; check the path, the rights and the disk`,
  ],
  [
    /corrupted migrations|previously executed migration/,
    (where) =>
      `The database ${where} was made by another version of this program; start that version, or restore a backup`,
  ],
  [
    /28P01|28000|password authentication/,
    (where) => `Postgres at ${where} refuses the user or password; check DATABASE_URL`,
  ],
  [/3D000/, (where) => `There is no such database at ${where}; create it, or check DATABASE_URL`],
  [
    /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|timeout/i,
    (where) => `Postgres at ${where} cannot be reached; start it, or check DATABASE_URL`,
  ],
  // The last: what went wrong inside is in the same words and names it better.
  [
    /^Migration /,
    (where) =>
      `The database ${where} could not be brought up to date; restore a backup or report it`,
  ],
];

function describe(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(describe).join(" ");
  if (!(error instanceof Error)) return String(error);
  const { code } = error as NodeJS.ErrnoException;
  return [error.message, code, error.cause ? describe(error.cause) : ""].join(" ");
}

function firstLine(error: unknown): string {
  const text =
    error instanceof Error
      ? error.message || String((error as { code?: string }).code)
      : String(error);
  return text.split("\n")[0] ?? "";
}

/** `DATABASE_URL` as it may be shown. */
function withoutPassword(databaseUrl: string): string {
  if (databaseUrl.startsWith("sqlite:")) return databaseUrl.slice("sqlite:".length);
  try {
    const { hostname, port, pathname } = new URL(databaseUrl);
    return `${hostname}${port && `:${port}`}${pathname}`;
  } catch {
    return "DATABASE_URL";
  }
}
