import pg from "pg";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";

/** Unique, foreign key, check, exclusion: each constraint is named for the rule it keeps, so its name is the reason. */
const brokenRule = new Set(["23505", "23503", "23514", "23P01"]);

/** The refusal behind an error of the database, or undefined when the error is a fault. */
export function databaseRefusal(error: unknown): Refusal | undefined {
  if (!(error instanceof pg.DatabaseError)) return undefined;
  if (error.code !== undefined && brokenRule.has(error.code)) {
    if (error.constraint === "only_a_source_may_be_below_zero") return refuse("ledger.overdraft");
    if (error.constraint === "two_operators_at_least") return refuse("authority.two_operators_at_least");
    return refuse("record.rule_broken", { rule: (error.constraint ?? "").replaceAll("_", " ") });
  }
  if (error.code === "42501") return refuse("authority.not_permitted");
  if (error.code === "40001" || error.code === "40P01") return refuse("record.busy");
  return undefined;
}
