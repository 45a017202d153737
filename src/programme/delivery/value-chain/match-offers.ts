/**
 * Which produce goes to which buyer: a transport problem. Selling as much as possible counts most; of two buyers the one that pays more and lies
 * nearer. Each proposal says what speaks for it, so that a person can accept it or not.
 */
import type { LocalDate } from "#kernel/local-date.ts";
import type { Money } from "#kernel/money.ts";
import type { LinearModel } from "#programme/planning/optimiser/linear-model.ts";

/** What is open of a cycle, and when it is harvested. */
export type Offer = {
  readonly cycleId: string;
  readonly communeId: string;
  readonly product: string;
  readonly open: number;
  readonly harvestFrom: LocalDate;
  readonly harvestTo: LocalDate;
};
/** What a buyer wants and no contract answers yet. */
export type Wanted = {
  readonly demandId: string;
  readonly locatedIn: string | null;
  readonly product: string;
  readonly left: number;
  readonly wantedFrom: LocalDate;
  readonly wantedTo: LocalDate;
  readonly priceFrom: Money;
  readonly priceTo: Money;
};
export type Pair<O extends Offer, W extends Wanted> = {
  readonly offer: O;
  readonly wanted: W;
  /** The days on which it is harvested and wanted. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Null where it is not known where the buyer is. */
  readonly km: number | null;
};

/** Of a gain of one for each unit that is sold, what the best price and the least distance add at most. */
const [ofPrice, ofDistance] = [0.3, 0.2];

/** Produce and demand that fit by product and time, each with its distance. */
export function pairsOf<O extends Offer, W extends Wanted>(
  offers: readonly O[],
  wanted: readonly W[],
  distance: (communeId: string, locatedIn: string) => number | null,
): readonly Pair<O, W>[] {
  const byProduct = Map.groupBy(wanted, ({ product }) => product);
  return offers.flatMap((offer) =>
    (byProduct.get(offer.product) ?? []).flatMap((one) => {
      const from = offer.harvestFrom > one.wantedFrom ? offer.harvestFrom : one.wantedFrom;
      const to = offer.harvestTo < one.wantedTo ? offer.harvestTo : one.wantedTo;
      if (from > to || offer.open <= 0 || one.left <= 0) return [];
      const km = one.locatedIn === null ? null : distance(offer.communeId, one.locatedIn);
      return [{ offer, wanted: one, from, to, km }];
    }),
  );
}

/** One column a pair, one row an offer and a demand: no more than is open, no more than is wanted. */
export function modelOf(pairs: readonly Pair<Offer, Wanted>[]): LinearModel {
  const farthest = Math.max(1, ...pairs.map(({ km }) => km ?? 0));
  const dearest = new Map<string, number>();
  for (const { wanted } of pairs)
    dearest.set(wanted.product, Math.max(dearest.get(wanted.product) ?? 1, Number(wanted.priceTo)));
  const columns = pairs.map(({ offer, wanted, km }) => ({
    gain:
      1 +
      (ofPrice * Number(wanted.priceTo)) / (dearest.get(wanted.product) ?? 1) +
      // Where it is not known how far it is, the buyer ranks behind those whose distance is known.
      (km === null ? 0 : ofDistance * (1 - km / (2 * farthest))),
    upper: Math.min(offer.open, wanted.left),
    isWhole: false,
  }));
  const rowsBy = (keyOf: (pair: Pair<Offer, Wanted>) => string, limitOf: (pair: Pair<Offer, Wanted>) => number) =>
    [...Map.groupBy(pairs.keys(), (at) => keyOf(pairs[at] ?? missing(at)))].map(([, ats]) => ({
      limit: undefined,
      lower: 0,
      upper: limitOf(pairs[ats[0] ?? 0] ?? missing(0)),
      entries: ats.map((at) => [at, 1] as const),
    }));
  return {
    columns,
    rows: [
      ...rowsBy(
        ({ offer }) => offer.cycleId,
        ({ offer }) => offer.open,
      ),
      ...rowsBy(
        ({ wanted }) => wanted.demandId,
        ({ wanted }) => wanted.left,
      ),
    ],
  };
}

function missing(at: number): never {
  throw new RangeError(`there is no pair ${at}`);
}

export type Proposal<O extends Offer, W extends Wanted> = Pair<O, W> & { readonly quantity: number };

/** What the solution says of each pair, in thousandths rounded down so that no offer and no demand is exceeded; the largest first. */
export function proposalsOf<O extends Offer, W extends Wanted>(
  pairs: readonly Pair<O, W>[],
  quantities: readonly number[],
): readonly Proposal<O, W>[] {
  return pairs
    .map((pair, at) => ({ ...pair, quantity: Math.floor((quantities[at] ?? 0) * 1000 + 1e-6) / 1000 }))
    .filter(({ quantity }) => quantity > 0)
    .toSorted((one, other) => other.quantity - one.quantity);
}
