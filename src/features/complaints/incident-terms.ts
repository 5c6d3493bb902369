/** What the operator promises of a fault, until `setting` says otherwise; a category may have terms of its own. */
export const INCIDENT_TERMS = {
  /** Working days until somebody begins: the promise of the city's portal. */
  "complaint.react-days": 3,
  /** Working days until it is mended: the term of the Code for an appeal (Art. 76). */
  "complaint.solve-days": 15,
  /** Hours, day and night, of what endangers life or property. */
  "complaint.urgent-react-hours": 1,
  "complaint.urgent-solve-hours": 24,
  /** Reports of one object within so many minutes are one outage. */
  "complaint.outage-minutes": 120,
  /** Days of silence after which what was called mended is closed. */
  "complaint.silence-days": 7,
} as const;

export type IncidentTerm = keyof typeof INCIDENT_TERMS;
