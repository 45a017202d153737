/**
 * Classification of households by the standard in force (12 indicators, 4 classes), pure, on one core: compiled rules beside the
 * official CEL interpreter on the same households, with the same answers. Goal: at least a million households a second.
 *
 *   npm run bench -- classify [HOUSEHOLDS]      200000 by default
 */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { standardPack } from "#contract/review/standard-pack.ts";
import { interpretRule } from "#kernel/rule/interpret-rule.ts";
import { classify } from "#programme/review/standard/classify.ts";
import type { Income } from "#programme/review/standard/classify.ts";
import type { Facts, MemberFacts } from "#programme/review/standard/facts.ts";
import { classFields, openStandard } from "#programme/review/standard/standard.ts";
import type { Standard } from "#programme/review/standard/standard.ts";
import { isUnknown } from "#programme/review/standard/standard-pack.ts";
import { table } from "./support/figures.ts";

export const describe =
  "classification by a compiled standard beside the official interpreter; goal 1 M households/s on one core";

const file = "packs/standards/vn-2022-2026/standard.yaml";
type Household = { readonly facts: Facts; readonly income: Income };

export async function run(args: readonly string[]): Promise<void> {
  const count = Number(args[0] ?? 200_000);
  const text = await readFile(new URL(`../${file}`, import.meta.url), "utf8");
  const opened = openStandard(standardPack.parse(parse(text, { schema: "core" })), file);
  if (!opened.ok) throw new Error(opened.failure.join("\n"));
  const standard = opened.value;
  const households = madeUpHouseholds(count, 20_261_101);

  const compiled = compiledRate(standard, households);
  // The interpreter is some thousand times slower: it gets the first households only.
  const few = households.slice(0, Math.min(count, 1000));
  const interpret = interpreterOf(standard);
  const from = process.hrtime.bigint();
  const answers = few.map(interpret);
  const interpreted = few.length / secondsSince(from);
  const ours = few.map(({ facts, income }) => {
    const result = classify(standard, facts, income);
    return result.ok ? `${result.value.class} ${result.value.deprivations}` : result.failure.code;
  });
  assert.deepEqual(ours, answers, "the compiled rules and the interpreter do not agree");

  const rate = (perSecond: number) => Math.round(perSecond).toString();
  process.stdout.write(
    table(
      ["way", "households", "households/s", "times the interpreter"],
      [
        ["compiled, best of 7 runs", String(count), rate(compiled.best), (compiled.best / interpreted).toFixed(0)],
        ["compiled, median run", String(count), rate(compiled.median), (compiled.median / interpreted).toFixed(0)],
        ["official interpreter", String(few.length), rate(interpreted), "1"],
      ],
    ),
  );
  process.stdout.write(`same class and deprivations on ${few.length} households; classes: ${compiled.classes}\n`);
  process.stdout.write(
    `bench classify households=${count} per_second=${rate(compiled.median)} best_per_second=${rate(compiled.best)} ` +
      `interpreter_per_second=${rate(interpreted)} goal=1000000 reached=${compiled.median >= 1_000_000 ? "yes" : "no"}\n`,
  );
}

/** Seven runs after a warm-up. The best says what the code can do, the median what this machine gave it. */
function compiledRate(standard: Standard, households: readonly Household[]) {
  const classes = new Map<string, number>();
  const once = (): number => {
    classes.clear();
    const from = process.hrtime.bigint();
    for (const { facts, income } of households) {
      const result = classify(standard, facts, income);
      const found = result.ok ? result.value.class : result.failure.code;
      classes.set(found, (classes.get(found) ?? 0) + 1);
    }
    return households.length / secondsSince(from);
  };
  once();
  const rates = Array.from({ length: 7 }, once).toSorted((a, b) => a - b);
  const reported = [...classes].map(([code, number]) => `${code} ${number}`).join(", ");
  return { best: rates[6] ?? 0, median: rates[3] ?? 0, classes: reported };
}

/** The same steps as `classify`, each rule by the official interpreter. */
function interpreterOf(standard: Standard): (household: Household) => string {
  const indicators = standard.indicators.map(({ pack }) => interpretRule(ruleOf(pack.rule), standard.fields));
  const classes = standard.pack.classes.map((one) => ({ code: one.code, holds: interpretRule(one.rule, classFields) }));
  const side = standard.pack.income;
  return ({ facts, income }) => {
    let deprivations = 0;
    let count = 0;
    for (const [bit, deprived] of indicators.entries()) {
      if (deprived(facts) !== true) continue;
      deprivations |= 1 << bit;
      count += 1;
    }
    const cuts = side === undefined || isUnknown(side.scoreCuts) ? null : side.scoreCuts[facts.setting];
    const average = side?.averageUpTo === undefined || isUnknown(side.averageUpTo) ? null : side.averageUpTo;
    const input = {
      route: income.route,
      setting: facts.setting,
      score: income.route === "score" ? income.score : null,
      scoreCut: income.route === "score" ? cuts : null,
      income: income.route === "measured" ? income.perPerson : null,
      incomeLine: income.route === "measured" ? (side?.lines[facts.setting] ?? null) : null,
      averageLine: income.route === "measured" ? (average?.[facts.setting] ?? null) : null,
      deprivations: count,
      weight: count,
      primarySector: facts["primarySector"] === true,
    };
    return `${classes.find((one) => one.holds(input) === true)?.code ?? "none"} ${deprivations}`;
  };
}

function ruleOf(rule: string | { readonly unknown: string }): string {
  if (isUnknown(rule)) throw new Error(rule.unknown);
  return rule;
}

function secondsSince(from: bigint): number {
  return Number(process.hrtime.bigint() - from) / 1e9;
}

/** Households of one to seven people; every third lives in a town, every second is measured and not scored. Same seed, same households. */
function madeUpHouseholds(count: number, seed: number): readonly Household[] {
  let state = seed;
  const below = (limit: number): number => {
    // A linear congruential generator is enough to spread facts (Numerical Recipes, 2nd ed., 7.1).
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const chance = (percent: number) => below(100) < percent;
  const oneOf = <Value>(values: readonly [Value, ...Value[]]): Value => values[below(values.length)] ?? values[0];
  const levels = ["preschool", "primary", "lower_secondary", "upper_secondary", "vocational", "higher"] as const;
  const member = (): MemberFacts => {
    const ageMonths = below(85 * 12);
    const age = Math.floor(ageMonths / 12);
    const sex = oneOf(["male", "female"]);
    return {
      age,
      ageMonths,
      pensionAgeMonths: sex === "male" ? 738 : 684,
      sex,
      insured: chance(93),
      attends:
        age < 3 || age > 22 || chance(4)
          ? "none"
          : levels[age < 6 ? 0 : age < 12 ? 1 : age < 16 ? 2 : age < 19 ? 3 : 5],
      finished: age < 12 ? "none" : oneOf(levels),
      trainedOnTheJob: chance(5),
      work: oneOf(["contract", "steady", "steady", "none", chance(20) ? "no_contract" : "steady"]),
      drawsAllowance: age >= 75 || chance(3),
      disabled: chance(4),
      stunted: age < 16 && chance(15),
      underweight: age < 16 && chance(10),
    };
  };
  return Array.from({ length: count }, (_, position): Household => {
    const members = Array.from({ length: 1 + below(7) }, member);
    return {
      facts: {
        setting: position % 3 === 0 ? "urban" : "rural",
        wallDurable: chance(80),
        frameDurable: chance(85),
        roofDurable: chance(75),
        floorArea: 1500 + below(12_000),
        water: oneOf(["piped", "drilled_well", "protected_spring", "stream", "rain"]),
        toilet: oneOf(["septic", "pour_flush", "two_vault", "simple_pit", "none"]),
        usesInternet: chance(85),
        deviceCount: below(5),
        primarySector: chance(60),
        members,
      },
      income:
        position % 2 === 0
          ? { route: "score", score: 60 + below(200) }
          : { route: "measured", perPerson: 700_000 + below(4_000_000) },
    };
  });
}
