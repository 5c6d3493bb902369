/** Milliseconds: a card that counts people is edited no oftener than this, so a thousand of them are a few edits. */
export const COUNT_MS = 4_000;
