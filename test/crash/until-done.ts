import type { Simulator } from "../../src/simulator/simulator.js";

/** So many calls come within two minutes however busy the machine is, as long as anything goes on. */
const CALLS_AT_A_TIME = 20;

/** Several people who do something by themselves. */
interface Party {
  simulator: Simulator;
  readonly isDone: boolean;
  /** The last words in front of each who is not done. */
  describeStuck(): string;
}

/** Waits for everybody however long it takes, unless nothing goes on any more. @throws with who is stuck where */
export async function untilDone(party: Party): Promise<void> {
  const { simulator } = party;
  while (!party.isDone) {
    const next = countCalls(simulator) + CALLS_AT_A_TIME;
    await simulator
      .waitUntil(() => party.isDone || countCalls(simulator) >= next)
      .catch((cause: unknown) => {
        throw new Error(`Somebody is stuck:\n${party.describeStuck()}`, { cause });
      });
  }
}

/** Calls of the API since the start; the list of them forgets the oldest. */
export function countCalls({ calls }: Simulator): number {
  return calls.at(-1)?.id ?? 0;
}
