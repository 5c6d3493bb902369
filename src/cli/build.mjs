// Brings `dist` up to date before a start. Plain JavaScript, since it runs before anything is compiled.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");
const main = join(root, "dist", "src", "main.js");
const compiler = findCompiler();

if (compiler) build(compiler);
else if (!existsSync(main)) {
  giveUp("The program is not built and there is no compiler: run `npm ci` and `npm run build`");
}

function build(tsc) {
  if (!existsSync(main)) say("Building the program, once; this takes about half a minute …");
  const { status } = spawnSync(process.execPath, [tsc, "--build", "tsconfig.build.json"], {
    cwd: root,
    // The standard output belongs to the program that is started.
    stdio: ["ignore", 2, 2],
  });
  if (status !== 0) giveUp("The program could not be built; what is wrong stands above");
}

/** Left out by `npm ci --omit=dev`: then what was built before is started. */
function findCompiler() {
  try {
    return createRequire(import.meta.url).resolve("typescript/bin/tsc");
  } catch {
    return undefined;
  }
}

function say(line) {
  process.stderr.write(`${line}\n`);
}

function giveUp(line) {
  say(line);
  process.exit(1);
}
