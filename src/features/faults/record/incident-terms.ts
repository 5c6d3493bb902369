/** What the operator promises of a fault, until `setting` says otherwise; a category may have terms of its own. */
export const INCIDENT_TERMS = {
  /** Working days until somebody begins: the promise of the city's portal. */
  "fault.react-days": 3,
  /** Working days until it is mended: the term of the Code for an appeal (Art. 76). */
  "fault.solve-days": 15,
  /** Hours, day and night, of what endangers life or property. */
  "fault.urgent-react-hours": 1,
  "fault.urgent-solve-hours": 24,
  /** Working minutes until whoever was given a fault is reminded, and until it goes back to the queue. */
  "fault.remind-minutes": 240,
  "fault.return-minutes": 480,
  /** Minutes, day and night, of an urgent one; and between two calls to the duty chat while nobody takes it. */
  "fault.urgent-remind-minutes": 15,
  "fault.urgent-return-minutes": 30,
  "fault.ring-minutes": 5,
  /** Reports of one object within so many minutes are one outage. */
  "fault.outage-minutes": 120,
  /** Days of silence after which what was called mended is closed. */
  "fault.silence-days": 7,
  /** Days after that in which people may still say that it is not fixed. */
  "fault.reopen-days": 30,
} as const;

export type IncidentTerm = keyof typeof INCIDENT_TERMS;

/** Milliseconds: a card that counts people is edited no oftener than this, so a thousand of them are a few edits. */
export const COUNT_MS = 4_000;
