/** How a made-up household stood at the end of 2024, 2025 and 2026: who escaped, who fell back, who is new. */
import type { PovertyChance, PovertyClass } from "./poverty-model.ts";
import type { Random } from "./random.ts";

export type ClassHistory = { readonly 2024: PovertyClass; readonly 2025: PovertyClass; readonly 2026: PovertyClass };

type Split = readonly (readonly [PovertyClass, number])[];

/** Where those of a class stood a year before; ours, so that poverty fell by about a quarter in 2025. */
const before: Readonly<Record<PovertyClass, (chance: PovertyChance) => Split>> = {
  poor: () => [
    ["poor", 84],
    ["near_poor", 6],
    ["non_poor", 10],
  ],
  near_poor: () => [
    ["poor", 22],
    ["near_poor", 66],
    ["non_poor", 12],
  ],
  non_poor: ({ poor, nearPoor }) => [
    ["poor", 0.22 * poor],
    ["near_poor", 0.3 * nearPoor],
    ["non_poor", 1 - 0.22 * poor - 0.3 * nearPoor],
  ],
};

/** What a year brings: two thirds stay poor, one in six escapes altogether; a few of the others fall. */
const after: Readonly<Record<PovertyClass, Split>> = {
  poor: [
    ["poor", 66],
    ["near_poor", 18],
    ["non_poor", 16],
  ],
  near_poor: [
    ["poor", 4],
    ["near_poor", 62],
    ["non_poor", 34],
  ],
  non_poor: [],
};

/** Newly poor and newly near-poor in a year, as a share of those who are. */
const newlyPoor = 0.05;
/** Of those who escaped the year before, how many fall back. */
const fallsBack: Split = [
  ["poor", 9],
  ["near_poor", 9],
  ["non_poor", 82],
];

export function classHistory(random: Random, chance: PovertyChance): ClassHistory {
  const now = random.weighted<PovertyClass>([
    ["poor", chance.poor],
    ["near_poor", chance.nearPoor],
    ["non_poor", 1 - chance.poor - chance.nearPoor],
  ]);
  const earlier = random.weighted(before[now](chance));
  return {
    2024: earlier,
    2025: now,
    2026: random.weighted(now === "non_poor" ? ofNonPoor(chance, earlier) : after[now]),
  };
}

function ofNonPoor({ poor, nearPoor }: PovertyChance, earlier: PovertyClass): Split {
  if (earlier !== "non_poor") return fallsBack;
  const [falls, nears] = [poor * newlyPoor, nearPoor * newlyPoor];
  return [
    ["poor", falls],
    ["near_poor", nears],
    ["non_poor", 1 - falls - nears],
  ];
}
