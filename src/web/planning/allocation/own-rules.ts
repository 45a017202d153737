/** What the form of an allocation says of single communes: a floor or a ceiling of their own, and what they are given first. */
import { z } from "zod";
import type { Ask } from "#contract/client.ts";
import type { Output } from "#contract/endpoint.ts";
import { moneyInput, text } from "#contract/input.ts";
import { areaId } from "#contract/values.ts";
import { dong } from "#kernel/money.ts";
import type { getFormulaRun, runFormula } from "#contract/planning/formula-run.ts";
import { readMoney, typedMoney } from "#web/format/money.ts";

export const ownRule = z.object({
  areaId,
  floor: moneyInput.optional(),
  ceiling: moneyInput.optional(),
  fixed: moneyInput.optional(),
  reason: text(300).optional(),
});
/** A row as it is filled in. */
export type OwnRule = { readonly [Field in keyof z.input<typeof ownRule>]?: string | undefined };
export const noRule: OwnRule = { areaId: "", floor: "", ceiling: "", fixed: "", reason: "" };
const whole = ({ areaId: place = "", floor = "", ceiling = "", fixed = "", reason = "" }: OwnRule) => ({
  areaId: place,
  floor,
  ceiling,
  fixed,
  reason,
});
export const ownSums = ["floor", "ceiling", "fixed"] as const;

type Formula = NonNullable<Ask<typeof runFormula>["body"]>["formula"];

/** What is wrong with a row, by the field where it is mended. */
export type OwnFault = {
  readonly row: number;
  readonly field: keyof OwnRule;
  readonly fault: "noCommune" | "notAFigure" | "noRule" | "noReason" | "floorAboveCeiling";
};

export function faultsOf(rules: readonly OwnRule[]): readonly OwnFault[] {
  return rules.flatMap((one, row): readonly OwnFault[] => {
    const rule = whole(one);
    const [floor, ceiling, fixed] = ownSums.map((sum) => readMoney(rule[sum]));
    const bad = ownSums.filter((sum) => rule[sum].trim() !== "" && readMoney(rule[sum]) === undefined);
    if (rule.areaId === "") return [{ row, field: "areaId", fault: "noCommune" }];
    if (bad.length > 0) return bad.map((field) => ({ row, field, fault: "notAFigure" as const }));
    if (floor === undefined && ceiling === undefined && fixed === undefined)
      return [{ row, field: "floor", fault: "noRule" }];
    if (floor !== undefined && ceiling !== undefined && floor > ceiling)
      return [{ row, field: "ceiling", fault: "floorAboveCeiling" }];
    return fixed !== undefined && rule.reason.trim() === "" ? [{ row, field: "reason", fault: "noReason" }] : [];
  });
}

export function partsOfFormula(rules: readonly OwnRule[]): Pick<Formula, "areaBounds" | "fixed"> {
  const filled = rules.map(whole);
  const areaBounds = filled.flatMap((rule) => {
    const [floor, ceiling] = [readMoney(rule.floor), readMoney(rule.ceiling)];
    if (floor === undefined && ceiling === undefined) return [];
    return [
      {
        areaId: rule.areaId,
        ...(floor === undefined ? {} : { floor: dong(floor) }),
        ...(ceiling === undefined ? {} : { ceiling: dong(ceiling) }),
      },
    ];
  });
  const fixed = filled.flatMap((rule) => {
    const amount = readMoney(rule.fixed);
    return amount === undefined ? [] : [{ areaId: rule.areaId, amount: dong(amount), reason: rule.reason.trim() }];
  });
  return { ...(areaBounds.length === 0 ? {} : { areaBounds }), ...(fixed.length === 0 ? {} : { fixed }) };
}

/** The rows of a run that is copied: one for each commune, and one more for each further sum that it is given first. */
export function rulesOf({ areaBounds = [], fixed = [] }: Output<typeof getFormulaRun>["formula"]): readonly OwnRule[] {
  const bounds = areaBounds.map(({ areaId: place, floor, ceiling }) => ({
    ...noRule,
    areaId: place,
    floor: typed(floor),
    ceiling: typed(ceiling),
  }));
  return fixed.reduce<readonly OwnRule[]>((rules, { areaId: place, amount, reason }) => {
    const given = { fixed: typedMoney(amount), reason };
    const at = rules.findIndex((rule) => rule.areaId === place && rule.fixed === "");
    return at < 0
      ? [...rules, { ...noRule, areaId: place, ...given }]
      : rules.map((rule, nth) => (nth === at ? { ...rule, ...given } : rule));
  }, bounds);
}

const typed = (amount: bigint | undefined) => (amount === undefined ? "" : typedMoney(amount));
