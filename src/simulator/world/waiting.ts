import type { World } from "./world.js";

export interface WaitOptions {
  /** Default 120,000. */
  timeoutMs?: number;
  /** What is waited for, for the message when it does not come. */
  hint?: string;
}

/** Waits for a state of the world, looking at it after each change: no sleeping, no polling. */
export function waitUntil(
  world: World,
  predicate: () => boolean | Promise<boolean>,
  { timeoutMs = 120_000, hint = "what was waited for" }: WaitOptions = {},
): Promise<void> {
  return new Promise((resolve, reject) => {
    let isLooking = false;
    let isStale = false;
    let lastEvent = "nothing";

    const finish = (end: () => void) => {
      stopListening();
      clearTimeout(timer);
      end();
    };
    const look = async () => {
      isStale = true;
      if (isLooking) return;
      isLooking = true;
      while (isStale) {
        isStale = false;
        if (await predicate()) return finish(resolve);
      }
      isLooking = false;
    };
    let isLookPlanned = false;
    const lookSafely = () => {
      isLookPlanned = false;
      look().catch((error: unknown) =>
        finish(() => reject(error instanceof Error ? error : new Error(String(error)))),
      );
    };
    const stopListening = world.events.listen(({ event }) => {
      lastEvent = event.type;
      // Events come in crowds; one look after each crowd is enough.
      if (!isLookPlanned) setImmediate(lookSafely);
      isLookPlanned = true;
    });
    const timer = setTimeout(() => {
      const words = `In ${timeoutMs} ms ${hint} did not come; the last event was: ${lastEvent}`;
      finish(() => reject(new Error(words)));
    }, timeoutMs);
    lookSafely();
  });
}
