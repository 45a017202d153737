import type { z } from "zod";
import { askOfWritten } from "./read-written.ts";
import { askedAt, isDay, isMoney, valueAt } from "./schema-at.ts";
import type { Asking } from "./schema-at.ts";

/** What is wrong with a field, by the key of its words under ui:form.fault. */
export type Fault = { readonly path: string; readonly code: string; readonly count?: number };

/** What the contract would refuse, field by field: the first fault of each. */
export function faultsOf(endpoint: Asking, values: unknown): readonly Fault[] {
  const ask = askOfWritten(endpoint, values);
  const found = [endpoint.params.safeParse(ask.params), endpoint.body.safeParse(ask.body)].flatMap(
    ({ error }) => error?.issues ?? [],
  );
  const faults = found.map((issue) => faultOf(endpoint, values, issue));
  return faults.filter(({ path }, at) => faults.findIndex((one) => one.path === path) === at);
}

function faultOf(endpoint: Asking, values: unknown, issue: z.core.$ZodIssue): Fault {
  const path = issue.path.join(".");
  const typed = valueAt(values, path);
  const schema = askedAt(endpoint, path, values)?.schema;
  if (typed === undefined || typed === null || String(typed).trim() === "") return { path, code: "missing" };
  if (schema !== undefined && isMoney(schema)) return { path, code: "notMoney" };
  if (schema !== undefined && isDay(schema)) return { path, code: "notDay" };
  if (issue.code === "too_small" || issue.code === "too_big") {
    const bound = Number(issue.code === "too_small" ? issue.minimum : issue.maximum);
    const of = issue.origin === "string" ? "Letters" : issue.origin === "array" ? "Items" : "";
    return { path, code: `${issue.code === "too_small" ? "least" : "most"}${of}`, count: bound };
  }
  if (issue.code === "invalid_type" && ["number", "int"].includes(issue.expected)) return { path, code: "notFigure" };
  return { path, code: "notThis" };
}
