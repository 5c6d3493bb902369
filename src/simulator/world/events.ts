import type { SimEvent } from "../control-types.js";

export interface NumberedEvent {
  id: number;
  event: SimEvent;
}

/** Tells everyone who listens what changed in the world, and remembers the latest for those who were away. */
export class Events {
  private readonly listeners = new Set<(numbered: NumberedEvent) => void>();
  private readonly recent: NumberedEvent[] = [];
  private lastIdGiven = 0;

  get lastId(): number {
    return this.lastIdGiven;
  }

  emit(event: SimEvent): void {
    const numbered = { id: ++this.lastIdGiven, event };
    this.recent.push(numbered);
    if (this.recent.length > 2000) this.recent.splice(0, 1000);
    for (const listener of [...this.listeners]) listener(numbered);
  }

  /** Gives back the way to stop listening. */
  listen(listener: (numbered: NumberedEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** What came after that event, or `undefined` when it is too long ago to say. */
  findSince(id: number): NumberedEvent[] | undefined {
    const oldest = this.recent[0]?.id ?? this.lastIdGiven + 1;
    if (id > this.lastIdGiven || id < oldest - 1) return undefined;
    return this.recent.filter((numbered) => numbered.id > id);
  }
}
