import type { Fact } from "../../db/schema.js";

/** Gives a figure by its id. */
export type Figures = (id: string) => Fact;

/** @throws (the function given) when asked for a figure that is not there: the ids are our own */
export function figuresOf(facts: readonly Fact[]): Figures {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  return (id) => {
    const fact = byId.get(id);
    if (!fact) throw new Error(`The table of facts holds no ${id}`);
    return fact;
  };
}
