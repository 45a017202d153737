/** The real communes of the province with what the demo needs to know of each: people, peoples, need. */
import type { LocalDate } from "#kernel/local-date.ts";
import { childrenAt, predecessorsOf, type AreaHistory } from "#programme/area/area-history.ts";
import type { Area } from "#programme/area/area.ts";
import { compositionOfCommune, type Composition } from "./peoples.ts";

/** `coast`: former Quảng Ngãi; `highlands`: former Kon Tum. */
export type Region = "coast" | "highlands";

export type DemoCommune = {
  readonly area: Area;
  readonly region: Region;
  /** Code of the district, until 2025, of most of its parts. */
  readonly formerDistrict: string;
  readonly population: number;
  readonly households: number;
  /** Per cent of households by people; the rest is Kinh. */
  readonly composition: Composition;
};

const formerKonTum = "62@2025";

/**
 * @param households how many for the whole province; shared by population, every commune gets at least one.
 * @throws RangeError when the pack does not know a population of a commune.
 */
export function demoCommunes(
  history: AreaHistory,
  options: { readonly provinceId: string; readonly onDate: LocalDate; readonly households: number },
): readonly DemoCommune[] {
  const areas = childrenAt(history, options.provinceId, options.onDate).toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const populations = areas.map(mendedPopulation);
  const shares = shareOut(options.households, populations);
  return areas.map((area, position) => {
    const formerDistrict = districtOf(history, area.id);
    return {
      area,
      region: history.byId.get(formerDistrict)?.parentId === formerKonTum ? "highlands" : "coast",
      formerDistrict: history.byId.get(formerDistrict)?.code ?? formerDistrict,
      population: populations[position] ?? 0,
      households: shares[position] ?? 0,
      composition: compositionOfCommune[area.code] ?? {},
    };
  });
}

/** Smaller than this no commune of the province is; Cà Đam, the smallest, has 4,336. */
const smallestCommune = 4000;

/** The source lost last zeros (areas pack): they are put back, one at least, for the demo only. */
export function mendedPopulation(area: Area): number {
  if (area.population === undefined) throw new RangeError(`the population of ${area.fullName} is not known`);
  if (area.populationFlag !== "implausible") return area.population;
  let mended = area.population * 10;
  while (mended < smallestCommune) mended *= 10;
  return mended;
}

/** Where most of its parts came from; ties by the order of the pack. */
function districtOf(history: AreaHistory, id: string): string {
  const counts = new Map<string, number>();
  for (const { fromId } of predecessorsOf(history, id)) {
    const from = history.byId.get(fromId);
    const district = (from?.kind === "district" ? from.id : from?.parentId) ?? "";
    counts.set(district, (counts.get(district) ?? 0) + 1);
  }
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? "";
}

/** Largest remainder: the shares sum to the total, and none is zero. */
export function shareOut(total: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const exact = weights.map((weight) => (sum === 0 ? 0 : (total * weight) / sum));
  const shares = exact.map((share) => Math.max(Math.floor(share), total >= weights.length ? 1 : 0));
  const order = exact
    .map((share, position) => [share - Math.floor(share), position] as const)
    .toSorted(([a], [b]) => b - a);
  let rest = total - shares.reduce((all, share) => all + share, 0);
  for (let turn = 0; rest > 0; turn += 1) {
    const position = order[turn % order.length]?.[1] ?? 0;
    shares[position] = (shares[position] ?? 0) + 1;
    rest -= 1;
  }
  for (let position = 0; rest < 0; position = (position + 1) % shares.length) {
    const share = shares[position] ?? 0;
    if (share <= 1) continue;
    shares[position] = share - 1;
    rest += 1;
  }
  return shares;
}
