import type {
  Act,
  ActResult,
  FaultRule,
  FaultView,
  SimProblem,
  SimState,
} from "../control-types.js";

/** What the simulator said no to, in its own English words. */
export class Refused extends Error {}

export async function readState(): Promise<SimState> {
  return (await answerOf(await fetch("/sim/state"))) as SimState;
}

/** Does something in a person's name. */
export async function act(what: Act): Promise<ActResult> {
  return (await post("/sim/act", what)) as ActResult;
}

export async function addFault(rule: FaultRule): Promise<FaultView> {
  return (await post("/sim/faults", rule)) as FaultView;
}

export async function removeFault(id: number): Promise<void> {
  await answerOf(await fetch(`/sim/faults/${id}`, { method: "DELETE" }));
}

export async function removeAllFaults(): Promise<void> {
  await answerOf(await fetch("/sim/faults", { method: "DELETE" }));
}

export async function repeatLastUpdate(): Promise<void> {
  await post("/sim/redeliver", { what: "last" });
}

export async function killBot(): Promise<void> {
  await post("/host/bot/kill");
}

export async function startBot(): Promise<void> {
  await post("/host/bot/start");
}

export function fileUrl(fileId: string): string {
  return `/sim/files/${encodeURIComponent(fileId)}`;
}

async function post(path: string, body?: unknown): Promise<unknown> {
  const headers = { "content-type": "application/json" };
  const request = body === undefined ? {} : { headers, body: JSON.stringify(body) };
  return answerOf(await fetch(path, { method: "POST", ...request }));
}

async function answerOf(response: Response): Promise<unknown> {
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok) return answer;
  const problem = answer as Partial<SimProblem> | undefined;
  throw new Refused(problem?.error ?? `HTTP ${response.status}`);
}
