import type { ActResult } from "../control-types.js";

/** Which of the messages sent from this page the bot has not taken yet. */
export class Deliveries {
  /** Update by message. */
  private readonly waiting = new Map<string, number>();
  private readonly confirmed = new Set<number>();

  isWaiting(chatId: number, messageId: number): boolean {
    return this.waiting.has(`${chatId}:${messageId}`);
  }

  add(chatId: number, { messageIds, updateIds }: ActResult): void {
    messageIds.forEach((messageId, index) => {
      const updateId = updateIds[index];
      if (updateId === undefined || this.confirmed.has(updateId)) return;
      this.waiting.set(`${chatId}:${messageId}`, updateId);
    });
  }

  /** The word of it may come before the answer to the act that made the update. */
  confirm(updateIds: number[], pendingUpdates: number): void {
    for (const id of updateIds) this.confirmed.add(id);
    for (const [message, updateId] of this.waiting) {
      if (this.confirmed.has(updateId)) this.waiting.delete(message);
    }
    this.settle(pendingUpdates);
  }

  /** When nothing waits at the server, nothing waits here. */
  settle(pendingUpdates: number): void {
    if (pendingUpdates === 0) this.waiting.clear();
  }
}
