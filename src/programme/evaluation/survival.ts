/**
 * How long households that left the list stay off it: the product-limit estimate (Kaplan and Meier 1958). A household that was off the list
 * until the day of the question, or until another standard began to count it, is known to have stayed off so long, and no longer.
 */
export type Spell = {
  /** The year in which they left the list. */
  readonly year: number;
  /** Days off the list until they were on it again, or until nothing more is known. */
  readonly days: number;
  readonly isOver: boolean;
  readonly households: number;
};

export type SurvivalPoint = {
  readonly years: number;
  /** Of those who left, the share that is still off the list after as many years; null where nobody was followed so long. */
  readonly share: number | null;
  /** Known to have been off the list so long. */
  readonly followed: number;
  /** On it again by then. */
  readonly returned: number;
};
export type Survival = { readonly escaped: number; readonly points: readonly SurvivalPoint[] };

const daysOfYear = 365.25;

export function survivalOf(spells: readonly Spell[], years: readonly number[]): Survival {
  const count = (fits: (spell: Spell) => boolean) =>
    spells.reduce((sum, spell) => (fits(spell) ? sum + spell.households : sum), 0);
  const ends = [...new Set(spells.filter(({ isOver }) => isOver).map(({ days }) => days))].toSorted((a, b) => a - b);
  const steps = ends.map((days) => {
    const atRisk = count((spell) => spell.days >= days);
    const returned = count((spell) => spell.isOver && spell.days === days);
    return { days, stay: (atRisk - returned) / atRisk };
  });
  return {
    escaped: count(() => true),
    points: years.map((one) => {
      const limit = one * daysOfYear;
      const followed = count(({ days }) => days > limit);
      const returned = count(({ days, isOver }) => isOver && days <= limit);
      const share = steps.filter(({ days }) => days <= limit).reduce((product, { stay }) => product * stay, 1);
      // Beyond the last household that was followed the estimate says nothing, unless all of them had returned.
      return { years: one, share: followed > 0 || share === 0 ? share : null, followed, returned };
    }),
  };
}
