const named: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"' };

/** The character that `&…` at this place stands for; any other name than the four is left as text. */
export function decodeReference(
  html: string,
  start: number,
): { character: string; end: number } | undefined {
  const match = /^&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]+));?/i.exec(
    html.slice(start, start + 12),
  );
  if (!match) return undefined;
  const [whole, hex, decimal, name] = match;
  const character = name ? named[name] : fromCode(hex ? parseInt(hex, 16) : Number(decimal));
  return character === undefined ? undefined : { character, end: start + whole.length };
}

function fromCode(code: number): string | undefined {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
