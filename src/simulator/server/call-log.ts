import type { CallResult, CallView } from "../control-types.js";

/** What the bot asked for, and what it was told: the newest ten thousand calls. */
export class CallLog {
  readonly entries: CallView[] = [];
  private lastId = 0;

  constructor(
    private readonly now: () => Date,
    private readonly onCall: (call: CallView) => void,
  ) {}

  /** Notes when a call came; the function it gives notes how it ended. */
  begin(method: string, params: Record<string, unknown>): (result: CallResult) => void {
    const at = this.now().getTime();
    return (result) => {
      if (isEmptyPoll(method, result)) return;
      const call = { id: ++this.lastId, method, params, at, result };
      this.entries.push(call);
      if (this.entries.length > 20_000) this.entries.splice(0, 10_000);
      this.onCall(call);
    };
  }
}

/** A poll that brought nothing would only drown the rest. */
function isEmptyPoll(method: string, result: CallResult): boolean {
  return method === "getUpdates" && result.ok && (result.result as unknown[]).length === 0;
}
