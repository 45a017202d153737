/** Lines name kinds of activity, indicators, sources and components of the plan's own programme. */
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { PlanLine } from "./plan-line.ts";
import type { ProgrammePack } from "#programme/planning/framework/programme-pack.ts";

type Words = Pick<ProgrammePack, "indicators" | "activityKinds" | "fundSources" | "components">;

/** Of the lines, those that are new or changed are checked; what was there may be of an older version of the programme. */
export function checkCodes(lines: readonly PlanLine[], words: Words): Result<true, Refusal> {
  const has = (known: readonly { readonly code: string }[], code: string) => known.some((one) => one.code === code);
  for (const line of lines) {
    if (line.kind === "target" && !has(words.indicators, line.indicatorCode))
      return failure(refuse("planning.indicator_unknown", { indicator: line.indicatorCode }));
    if (line.kind === "output" && !has(words.activityKinds, line.activityKind))
      return failure(refuse("planning.activity_kind_unknown", { code: line.activityKind }));
    if (line.kind === "fund" && !has(words.fundSources, line.fundSource))
      return failure(refuse("planning.fund_source_unknown", { code: line.fundSource }));
    if (line.kind === "fund" && !has(words.components, line.component))
      return failure(refuse("planning.component_unknown", { code: line.component }));
  }
  return success(true);
}
