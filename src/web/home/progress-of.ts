type Progress = { readonly done: number; readonly all: number };

const ends = new Set(["decided", "certified"]);
/** Of no household that waits for anybody. */
const out = new Set(["draft", "superseded"]);

/** How many of the households under review are decided. */
export function progressOf(states: Readonly<Record<string, number>>): Progress {
  const counted = Object.entries(states).filter(([state]) => !out.has(state));
  const sum = (of: typeof counted) => of.reduce((all, [, count]) => all + count, 0);
  return { done: sum(counted.filter(([state]) => ends.has(state))), all: sum(counted) };
}

/** Those that are least far first; of equals the larger one. */
export function byNeed<Place extends Progress>(places: readonly Place[]): readonly Place[] {
  const rate = ({ done, all }: Progress) => (all === 0 ? 1 : done / all);
  return places.toSorted((one, other) => rate(one) - rate(other) || other.all - one.all);
}
