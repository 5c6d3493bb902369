/** Between two polls a bot is busy, not gone. */
const graceMs = 3000;

/** Whether somebody asks for updates, seen through the short gaps between two asks. */
export class Listening {
  isHeard = false;
  private timer: number | undefined;

  constructor(private readonly onChange: () => void) {}

  note(isPolling: boolean): void {
    clearTimeout(this.timer);
    if (isPolling) this.isHeard = true;
    else {
      this.timer = window.setTimeout(() => {
        this.isHeard = false;
        this.onChange();
      }, graceMs);
    }
  }
}
