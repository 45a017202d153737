/**
 * Makes up the people of the province, commune by commune: the same options give the same people on every machine.
 * Nothing is held beyond one household, so 560,000 of them stream through a small memory.
 */
import { localDate, type LocalDate } from "#kernel/local-date.ts";
import type { AreaHistory } from "#programme/area/area-history.ts";
import type { Area } from "#programme/area/area.ts";
import { demoCommunes, shareOut, type DemoCommune } from "./demo-commune.ts";
import { makeHousehold, type DemoHousehold } from "./make-household.ts";
import { povertyModel, type PovertyModel } from "./poverty-model.ts";
import { randomFrom, type Random } from "./random.ts";
import { villagesOf } from "./villages.ts";

export type DemoOptions = {
  readonly seed: string;
  /** In the whole province; 560,000 is the full size. */
  readonly households: number;
};

export const defaultDemo: DemoOptions = { seed: "vuon", households: 28_000 };

export type DemoCommuneData = {
  readonly commune: Area;
  readonly villages: readonly Area[];
  readonly householdCount: number;
  /** May be walked more than once; each walk gives the same households. */
  readonly households: Iterable<DemoHousehold>;
};

export const quangNgai = "51";
/** The first day of the units of 2025, and so of the made-up registry. */
export const registeredOn: LocalDate = localDate("2025-07-01");

export function* makeProvince(history: AreaHistory, options: DemoOptions = defaultDemo): Generator<DemoCommuneData> {
  const communes = demoCommunes(history, {
    provinceId: quangNgai,
    onDate: localDate("2026-11-01"),
    households: options.households,
  });
  const model = povertyModel(communes);
  const root = randomFrom(options.seed);
  for (const commune of communes) {
    const random = root.fork(commune.area.code);
    const villages = villagesOf(commune, random.fork("villages"), registeredOn);
    yield {
      commune: commune.area,
      villages,
      householdCount: commune.households,
      households: { [Symbol.iterator]: () => householdsOf(commune, villages, model, random) },
    };
  }
}

/** Peoples stand together: a village is mostly of one, with a few of the neighbours'. */
function* householdsOf(
  commune: DemoCommune,
  villages: readonly Area[],
  model: PovertyModel,
  random: Random,
): Generator<DemoHousehold> {
  const peoples = mixed(peoplesOf(commune), random.fork("peoples"));
  const perVillage = peoples.length / villages.length;
  const draw = random.fork("households");
  for (const [position, ethnicityCode] of peoples.entries()) {
    const village = villages[Math.min(villages.length - 1, Math.floor(position / perVillage))];
    if (village === undefined) return;
    yield makeHousehold(draw, {
      commune,
      village,
      ethnicityCode,
      number: position + 1,
      chance: model(commune, ethnicityCode),
    });
  }
}

function peoplesOf(commune: DemoCommune): string[] {
  const shares = Object.entries(commune.composition);
  const minority = shares.reduce((sum, [, share]) => sum + share, 0);
  const all: readonly (readonly [string, number])[] = [...shares, ["01", 100 - minority]];
  const counts = shareByCarry(
    commune.households,
    all.map(([, share]) => share),
  );
  return all.flatMap(([code], position) => Array<string>(counts[position] ?? 0).fill(code));
}

/** Unlike communes, a people may have no household in a small sample. */
function shareByCarry(total: number, weights: readonly number[]): readonly number[] {
  return total < weights.length * 2 ? roundedDown(total, weights) : shareOut(total, weights);
}

function roundedDown(total: number, weights: readonly number[]): readonly number[] {
  const counts = weights.map((weight) => Math.floor((total * weight) / 100));
  const rest = total - counts.reduce((sum, count) => sum + count, 0);
  const largest = weights.indexOf(Math.max(...weights));
  return counts.map((count, position) => (position === largest ? count + rest : count));
}

function mixed(peoples: string[], random: Random): string[] {
  for (let turn = 0; turn < peoples.length * 0.08; turn += 1) {
    const [a, b] = [random.between(0, peoples.length - 1), random.between(0, peoples.length - 1)];
    [peoples[a], peoples[b]] = [peoples[b] ?? "01", peoples[a] ?? "01"];
  }
  return peoples;
}
