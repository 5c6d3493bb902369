/** A number being said: finished thousands and millions in `total`, what was said since in `current`. */
export interface Sum {
  total: number;
  current: number | undefined;
  /** `current` came as digits, to which no number word is added. */
  hasDigits: boolean;
  /** The last thousand or million; the next one must be smaller. */
  lastScale: number;
  /** The other reading of digits whose separator does not decide. */
  alternative: number | undefined;
  /** The last word had the Kazakh ending "from". */
  isFrom: boolean;
}

export const nothingSaid: Sum = {
  total: 0,
  current: undefined,
  hasDigits: false,
  lastScale: Infinity,
  alternative: undefined,
  isFrom: false,
};

export function isUnsaid(sum: Sum): boolean {
  return sum.current === undefined && sum.lastScale === Infinity;
}

export function valueOf(sum: Sum): number {
  return sum.total + (sum.current ?? 0);
}

/** Adds a word as in "twenty" + "five"; `undefined` for "five" + "twenty", which are two numbers. */
export function addCardinal(sum: Sum, value: number): Sum | undefined {
  if (sum.current === undefined) return { ...sum, current: value };
  const room = sum.current % 100 === 0 ? 100 : sum.current % 10 === 0 ? 10 : 1;
  if (sum.hasDigits || sum.current === 0 || value >= room) return undefined;
  return { ...sum, current: sum.current + value };
}

export function addScale(sum: Sum, scale: number): Sum | undefined {
  if (scale === 100) {
    const isOpen = sum.current === undefined || sum.current < 100;
    return isOpen ? { ...sum, current: (sum.current ?? 1) * 100 } : undefined;
  }
  if (scale >= sum.lastScale) return undefined;
  return {
    ...sum,
    total: sum.total + (sum.current ?? 1) * scale,
    current: undefined,
    hasDigits: false,
    lastScale: scale,
    alternative: sum.alternative === undefined ? undefined : sum.alternative * scale,
  };
}

/** "бір жарым", "two and a half", "миллион с половиной". */
export function addHalf(sum: Sum): Sum {
  const isAfterScale = sum.current === undefined && sum.lastScale !== Infinity;
  if (isAfterScale) return { ...sum, total: sum.total + sum.lastScale / 2 };
  return { ...sum, current: (sum.current ?? 0) + 0.5 };
}
