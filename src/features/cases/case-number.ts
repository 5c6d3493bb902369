const CYRILLIC_TWINS: Readonly<Record<string, string>> = { "\u0410": "A", "\u0421": "C" };

/** A case number as somebody typed it, perhaps in small letters or on a Cyrillic keyboard, whose A and C look alike. */
export function readCaseNumber(text: string): string {
  const number = text.trim().toUpperCase();
  const [first = ""] = number;
  return (CYRILLIC_TWINS[first] ?? first) + number.slice(1);
}
