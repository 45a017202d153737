/** What a programme says of products and of the hazards that threaten them. */
import type { Basis, Texts } from "./programme-parts.ts";

export type PackProduct = {
  readonly code: string;
  readonly name: Texts;
  readonly short?: Texts | undefined;
  /** In what it is weighed or counted, and in what its area or heads are. */
  readonly unit: Texts;
  readonly size: Texts;
  /** The months in which it is usually harvested, 1 to 12. */
  readonly harvestMonths: readonly number[];
  readonly basis: Basis;
  readonly source: string;
};

export type PackHazard = {
  readonly code: string;
  readonly name: Texts;
  readonly short?: Texts | undefined;
  readonly months: readonly number[];
  /** The level of risk by area, 1 to 5; the nearest area above a place counts, and a place without one has no known level. */
  readonly areas: Readonly<Record<string, number>>;
  /** From which level on these products are warned about, and what is produced instead. */
  readonly warnFrom: number;
  readonly harms: readonly string[];
  readonly alternatives: readonly string[];
  readonly basis: Basis;
  readonly source: string;
};

/** Do groups and households produce something by an activity of this content? */
export const isOfProduction = (
  pack: {
    readonly products?: readonly PackProduct[] | undefined;
    readonly productionContents?: readonly string[] | undefined;
  },
  content: string,
): boolean => (pack.products ?? []).length > 0 && (pack.productionContents ?? []).includes(content);
