/** What the form of an allocation says of numbers that a person gives in place of those that are counted. */
import { z } from "zod";
import type { Ask } from "#contract/client.ts";
import type { Output } from "#contract/endpoint.ts";
import { readNumber } from "#web/format/read-number.ts";
import type { getFormulaRun, runFormula } from "#contract/planning/formula-run.ts";

export const givenNumber = z.object({
  areaId: z.string(),
  criterion: z.string(),
  number: z.string(),
  source: z.string(),
});
export type GivenNumber = z.output<typeof givenNumber>;
export const noGiven: GivenNumber = { areaId: "", criterion: "", number: "", source: "" };

type Formula = NonNullable<Ask<typeof runFormula>["body"]>["formula"];

/** What is wrong with a row, by the field where it is mended. */
export type GivenFault = {
  readonly row: number;
  readonly field: keyof GivenNumber;
  readonly fault: "noCommune" | "noCriterion" | "notAFigure" | "noSource" | "twice";
};

/** @param criteria those that have a weight in the formula */
export function faultsOfGiven(numbers: readonly GivenNumber[], criteria: readonly string[]): readonly GivenFault[] {
  return numbers.flatMap((one, row): readonly GivenFault[] => {
    const isSame = (other: GivenNumber) => other.areaId === one.areaId && other.criterion === one.criterion;
    if (one.areaId === "") return [{ row, field: "areaId", fault: "noCommune" }];
    if (!criteria.includes(one.criterion)) return [{ row, field: "criterion", fault: "noCriterion" }];
    if (numbers.slice(0, row).some(isSame)) return [{ row, field: "criterion", fault: "twice" }];
    if (readNumber(one.number, 0) === undefined) return [{ row, field: "number", fault: "notAFigure" }];
    return one.source.trim() === "" ? [{ row, field: "source", fault: "noSource" }] : [];
  });
}

export function givenOfFormula(numbers: readonly GivenNumber[]): Pick<Formula, "given"> {
  const given = numbers.flatMap(({ number, source, ...one }) => {
    const read = readNumber(number, 0);
    return read === undefined ? [] : [{ ...one, number: read, source: source.trim() }];
  });
  return given.length === 0 ? {} : { given };
}

/** The rows of a run that is copied. */
export function numbersOf({ given = [] }: Output<typeof getFormulaRun>["formula"]): readonly GivenNumber[] {
  return given.map((one) => ({ ...one, number: String(one.number) }));
}
