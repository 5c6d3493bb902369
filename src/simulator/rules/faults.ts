import type { FaultRule, FaultView } from "../control-types.js";

/** A rule as code writes it: the method may be a regular expression. */
export type NewFault = Omit<FaultRule, "method"> & { method?: string | RegExp };

/** Ways in which Telegram misbehaves on demand. */
export class Faults {
  private rules: FaultView[] = [];
  private lastId = 0;

  constructor(
    private readonly random: () => number,
    private readonly onChange: (rules: FaultView[]) => void,
  ) {}

  add({ method, ...rule }: NewFault): FaultView {
    const view: FaultView = {
      ...rule,
      ...(method !== undefined && { method: String(method) }),
      id: ++this.lastId,
      struck: 0,
    };
    this.rules.push(view);
    this.onChange(this.list());
    const { id, forSeconds } = view;
    if (forSeconds !== undefined) setTimeout(() => this.remove(id), forSeconds * 1000).unref();
    return view;
  }

  /** True when there was such a rule. */
  remove(id: number): boolean {
    const kept = this.rules.filter((rule) => rule.id !== id);
    if (kept.length === this.rules.length) return false;
    this.rules = kept;
    this.onChange(this.list());
    return true;
  }

  clear(): void {
    this.rules = [];
    this.onChange(this.list());
  }

  list(): FaultView[] {
    return this.rules.map((rule) => ({ ...rule }));
  }

  /** The rules that strike this call: every delay, and the first of what ends it. */
  strike(method: string, chatId: unknown): FaultView[] {
    const struck: FaultView[] = [];
    let isEnded = false;
    for (const rule of this.rules) {
      const isDelay = rule.kind === "latency";
      if ((isEnded && !isDelay) || !this.concerns(rule, method, chatId)) continue;
      rule.struck += 1;
      isEnded ||= !isDelay;
      struck.push(rule);
    }
    if (struck.length > 0) {
      this.rules = this.rules.filter(({ times, struck: count }) => !times || count < times);
      this.onChange(this.list());
    }
    return struck;
  }

  private concerns(rule: FaultView, method: string, chatId: unknown): boolean {
    if (rule.method !== undefined && !names(rule.method, method)) return false;
    if (rule.chatId !== undefined && rule.chatId !== chatId) return false;
    return this.random() < (rule.probability ?? 1);
  }
}

function names(pattern: string, method: string): boolean {
  const expression = /^\/(.*)\/([a-z]*)$/.exec(pattern);
  if (!expression) return pattern.toLowerCase() === method.toLowerCase();
  return new RegExp(expression[1] ?? "", expression[2]).test(method);
}
