/**
 * Working days that are promised, until the operator sets others in `setting`. No law names terms for an industrial
 * zone, so nothing here is statutory.
 */
export const TERMS = {
  /** The city's portal promises a call within three working days. */
  "application.first-answer-days": 3,
  /** Special economic zones decide within ten working days of a whole set of documents. */
  "application.review-days": 10,
  /** Nothing is published on the council; a month of working days. */
  "application.council-days": 20,
  /** Special economic zones conclude the agreement within ten days. */
  "application.agreement-days": 10,
  /** As for the first answer to an application. */
  "question.answer-days": 3,
  /** As the Code has it for an appeal (Art. 76); `fault.solve-days.<category>` replaces it for one category. */
  "fault.solve-days": 15,
} as const;

export type TermKey = keyof typeof TERMS;
