import { Api, GrammyError } from "grammy";
import { onTestFinished } from "vitest";
import { startSimulator, type SimulatorOptions } from "../../src/simulator/simulator.js";

/** A simulator with one person who has started the bot, and grammY's client; closed with the test. */
export async function start(options: SimulatorOptions = {}) {
  const simulator = await startSimulator(options);
  onTestFinished(() => simulator.close());
  const { world } = simulator;
  const api = new Api(simulator.token, { apiRoot: simulator.url });
  const aigerim = world.addPerson({ firstName: "Aigerim", languageCode: "kk" });
  aigerim.starts();
  await api.getUpdates({ offset: -1 });
  await confirmAll(api);
  return { simulator, world, api, aigerim };
}

/** A clock that moves only when it is told to. */
export function movableClock(start = "2026-11-10T05:00:00Z") {
  let at = Date.parse(start);
  return {
    now: () => new Date(at),
    advance: (ms: number) => {
      at += ms;
    },
  };
}

/** Tells Telegram that everything so far has been received. */
export async function confirmAll(api: Api): Promise<void> {
  const updates = await api.getUpdates({ timeout: 0 });
  const last = updates.at(-1);
  if (last) await api.getUpdates({ offset: last.update_id + 1, timeout: 0 });
}

/** Telegram's words, where a call was refused. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  return (await refused(call)).description;
}

export async function refused(call: Promise<unknown>): Promise<GrammyError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof GrammyError) return error;
    throw error;
  }
  throw new Error("The call was not refused");
}

/** A call as any program may make it, without grammY. */
export async function post(
  { url, token }: { url: string; token: string },
  method: string,
  body: unknown,
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${url}/bot${token}/${method}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}
