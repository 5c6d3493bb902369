import { createApp } from "./app.js";
import { ConfigError, loadConfig } from "./config.js";
import { loadEnvFile } from "./env-file.js";
import { redact } from "./log.js";
import { StartError } from "./start-error.js";

loadEnvFile();
try {
  const config = loadConfig(process.env);
  if (config.token === undefined) {
    const { startTryMode } = await import("./cli/try.js");
    await startTryMode(config);
  } else {
    const app = createApp({ ...config, token: config.token }, { onFatal: giveUp });
    await app.start();
    const stop = () => void app.stop().then(() => process.exit(0));
    process.once("SIGINT", stop);
    process.once("SIGTERM", stop);
    // Whoever started us as a child waits for this word.
    process.send?.("ready");
  }
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof StartError)) throw error;
  giveUp(error.message);
}

/** One line for the person who started the program. */
function giveUp(message: string): never {
  process.stderr.write(`${redact(message)}\n`);
  process.exit(1);
}
