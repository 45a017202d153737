import { z } from "zod";
import { parseAmount } from "#kernel/currency.ts";
import { countryFormat } from "#web/format/country.ts";
import { readNumber } from "#web/format/read-number.ts";
import { branchOf, isMoney, partOf, unwrap } from "./schema-at.ts";
import type { Asking } from "./schema-at.ts";

type Schema = z.core.$ZodType;

/** What is typed, as the contract asks for it: figures as numbers, sums as digits, nothing where nothing was typed. */
export function readWritten(whole: Schema, written: unknown): unknown {
  const { schema: wide, isOptional, isNullable } = unwrap(whole);
  if (isNothing(written)) {
    if (isOptional) return undefined;
    if (isNullable) return null;
    return wide instanceof z.ZodString && written === "" ? "" : undefined;
  }
  const schema = branchOf(wide, written);
  if (schema instanceof z.ZodObject)
    return Object.fromEntries(
      Object.entries(schema.shape)
        .map(([name, part]) => [name, readWritten(part, partOf(written, name))] as const)
        .filter(([, part]) => part !== undefined),
    );
  if (schema instanceof z.ZodArray && Array.isArray(written))
    return written.map((item) => readWritten(schema.element, item));
  if (schema instanceof z.ZodRecord && typeof written === "object" && written !== null)
    return Object.fromEntries(
      Object.entries(written)
        .filter(([, part]) => !isNothing(part))
        .map(([name, part]) => [name, readWritten(schema.valueType, part)]),
    );
  return typeof written === "string" ? readText(schema, written) : written;
}

function isNothing(written: unknown): boolean {
  return written === undefined || written === null || (typeof written === "string" && written.trim() === "");
}

function readText(schema: Schema, text: string): unknown {
  if (isMoney(schema)) return readSum(text.trim());
  if (schema instanceof z.ZodNumber) return readFigure(text.trim(), schema.format?.includes("int") === true ? 0 : 6);
  if (schema instanceof z.ZodBoolean) return text === "yes" || text === "true";
  return text;
}

/** A sum in digits of the smallest unit. What is no sum stays text, and the contract refuses it. */
function readSum(text: string): string {
  const { decimals } = countryFormat().currency;
  if (decimals === 0) return text.replaceAll(/[.,\s](?=\d{3}(\D|$))/g, "");
  const read = parseAmount(text.replaceAll(/\s/g, "").replace(",", "."), { decimals });
  return read === undefined ? text : read.toString();
}

/** What is no figure stays text, and the contract refuses it. */
function readFigure(text: string, decimals: number): unknown {
  const isBelow = text.startsWith("-");
  const figure = readNumber(isBelow ? text.slice(1) : text, decimals);
  return figure === undefined ? text : isBelow ? -figure : figure;
}

/** The parts of a request, before they are parsed. */
export function askOfWritten(endpoint: Asking, values: unknown) {
  return { params: readWritten(endpoint.params, values), body: readWritten(endpoint.body, values) };
}
