/** What the form of an allocation says of numbers that a person gives in place of those that are counted. */
import { z } from "zod";
import type { Ask } from "#contract/client.ts";
import type { Output } from "#contract/endpoint.ts";
import { countInput, text } from "#contract/input.ts";
import { areaId } from "#contract/values.ts";
import { readNumber } from "#web/format/read-number.ts";
import type { getFormulaRun, runFormula } from "#contract/planning/formula-run.ts";

export const givenNumber = z.object({ areaId, criterion: text(80), number: countInput, source: text(300) });
/** A row as it is filled in. */
export type GivenNumber = {
  readonly areaId?: string | undefined;
  readonly criterion?: string | undefined;
  readonly number?: string | number | undefined;
  readonly source?: string | undefined;
};
export const noGiven: GivenNumber = { areaId: "", criterion: "", number: "", source: "" };

const whole = ({ areaId: place = "", criterion = "", number = "", source = "" }: GivenNumber) => ({
  areaId: place,
  criterion,
  number: String(number),
  source,
});

type Formula = NonNullable<Ask<typeof runFormula>["body"]>["formula"];

/** What is wrong with a row, by the field where it is mended. */
export type GivenFault = {
  readonly row: number;
  readonly field: keyof GivenNumber;
  readonly fault: "noCommune" | "noCriterion" | "notAFigure" | "noSource" | "twice";
};

/** @param criteria those that have a weight in the formula */
export function faultsOfGiven(numbers: readonly GivenNumber[], criteria: readonly string[]): readonly GivenFault[] {
  const filled = numbers.map(whole);
  return filled.flatMap((one, row): readonly GivenFault[] => {
    const isSame = (other: typeof one) => other.areaId === one.areaId && other.criterion === one.criterion;
    if (one.areaId === "") return [{ row, field: "areaId", fault: "noCommune" }];
    if (!criteria.includes(one.criterion)) return [{ row, field: "criterion", fault: "noCriterion" }];
    if (filled.slice(0, row).some(isSame)) return [{ row, field: "criterion", fault: "twice" }];
    if (readNumber(one.number, 0) === undefined) return [{ row, field: "number", fault: "notAFigure" }];
    return one.source.trim() === "" ? [{ row, field: "source", fault: "noSource" }] : [];
  });
}

export function givenOfFormula(numbers: readonly GivenNumber[]): Pick<Formula, "given"> {
  const given = numbers.map(whole).flatMap(({ number, source, ...of }) => {
    const read = readNumber(number, 0);
    return read === undefined ? [] : [{ ...of, number: read, source: source.trim() }];
  });
  return given.length === 0 ? {} : { given };
}

/** The rows of a run that is copied. */
export function numbersOf({ given = [] }: Output<typeof getFormulaRun>["formula"]): readonly GivenNumber[] {
  return given.map((one) => ({ ...one, number: String(one.number) }));
}
