const graceMs = 2000;

/** Whether the bot is there: while it polls, and a little after, for between two polls it is busy, not gone. */
export class Presence {
  private polls = 0;
  private leaving: NodeJS.Timeout | undefined;

  constructor(private readonly onChange: (isHere: boolean) => void) {}

  get isHere(): boolean {
    return this.polls > 0 || this.leaving !== undefined;
  }

  arrive(): void {
    const wasHere = this.isHere;
    this.polls += 1;
    this.stopLeaving();
    if (!wasHere) this.onChange(true);
  }

  leave(): void {
    this.polls -= 1;
    if (this.polls > 0) return;
    this.leaving = setTimeout(() => {
      this.leaving = undefined;
      this.onChange(false);
    }, graceMs).unref();
  }

  stopLeaving(): void {
    clearTimeout(this.leaving);
    this.leaving = undefined;
  }
}
