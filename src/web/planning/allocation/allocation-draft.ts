import { v7 } from "uuid";
import { z } from "zod";
import type { Ask } from "#contract/client.ts";
import type { runFormula } from "#contract/planning/formula-run.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import { readNumber } from "#web/format/read-number.ts";
import { givenNumber, givenOfFormula } from "./given-numbers.ts";
import { ownRule, partsOfFormula } from "./own-rules.ts";

/** An allocation as its form is filled in: texts, until it is run. */
export const allocationDraft = z.object({
  title: z.string().default(""),
  floor: z.string().default(""),
  ceiling: z.string().default(""),
  ceilingShare: z.string().default(""),
  centre: z.string().default(""),
  copiedFrom: z.string().default(""),
  originYear: z.string().default(""),
  own: z.array(ownRule).default([]),
  given: z.array(givenNumber).default([]),
  formulaRunId: z.string(),
  year: z.string(),
  source: z.string(),
  component: z.string(),
  amount: z.string(),
  asOf: z.string(),
  weights: z.record(z.string(), z.string()),
  unit: z.string(),
  useAreaCoefficient: z.boolean(),
});
export type AllocationDraft = z.output<typeof allocationDraft>;

export function emptyAllocation(today: string): AllocationDraft {
  return {
    title: "",
    floor: "",
    ceiling: "",
    ceilingShare: "",
    centre: "",
    copiedFrom: "",
    originYear: "",
    own: [],
    given: [],
    formulaRunId: v7(),
    year: today.slice(0, 4),
    source: "",
    component: "",
    amount: "",
    asOf: today,
    weights: { poor: "70", near_poor: "30" },
    unit: "1000",
    useAreaCoefficient: true,
  };
}

type Run = NonNullable<Ask<typeof runFormula>["body"]>;

/** Criteria that count: those with a weight. */
export function weightsOf(draft: AllocationDraft, criteria: readonly string[]): Run["formula"]["criteria"] {
  return criteria.flatMap((code) => {
    const weight = readNumber(draft.weights[code] ?? "", 0);
    return weight === undefined || weight === 0 ? [] : [{ code, weight }];
  });
}

function boundsOf(draft: AllocationDraft): Pick<Run["formula"], "floor" | "ceiling"> {
  const [floor, ceiling, share] = [draft.floor, draft.ceiling, draft.ceilingShare].map((text) => readNumber(text, 0));
  return {
    ...(floor === undefined ? {} : { floor: { amount: dong(floor) } }),
    ...(ceiling === undefined
      ? share === undefined
        ? {}
        : { ceiling: { basisPoints: share * 100 } }
      : { ceiling: { amount: dong(ceiling) } }),
  };
}

/** The run that the draft asks for; undefined while a sum is missing. */
export function runOfDraft(draft: AllocationDraft, areaId: string, criteria: readonly string[]): Run | undefined {
  const [amount, unit] = [readNumber(draft.amount, 0), readNumber(draft.unit, 0)];
  if (amount === undefined || unit === undefined || draft.asOf === "") return undefined;
  return {
    formulaRunId: draft.formulaRunId as Id<"formula run">,
    title: draft.title,
    ...(draft.copiedFrom === "" ? {} : { copiedFrom: draft.copiedFrom as Id<"formula run"> }),
    areaId,
    year: Number(draft.year),
    fundSource: draft.source,
    component: draft.component,
    amount: dong(amount),
    ...(draft.originYear === "" ? {} : { originYear: Number(draft.originYear) }),
    asOf: localDate(draft.asOf),
    formula: {
      criteria: weightsOf(draft, criteria),
      unit,
      useAreaCoefficient: draft.useAreaCoefficient,
      ...boundsOf(draft),
      ...partsOfFormula(draft.own),
      ...givenOfFormula(draft.given),
      ...(draft.centre === "" ? {} : { centreAreaId: draft.centre }),
    },
  };
}
