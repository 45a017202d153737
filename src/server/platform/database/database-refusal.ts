import pg from "pg";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";

/** Engines that keep a table in parts give the constraint of a part a number at its end; the rule is the same. */
export function ruleOf(constraint: string | undefined): string {
  return (constraint ?? "").replace(/_\d+$/, "");
}

/** Unique, foreign key, check, exclusion: each constraint is named for the rule it keeps, so its name is the reason. */
const brokenRule = new Set(["23505", "23503", "23514", "23P01"]);

/** The refusal behind an error of the database, or undefined when the error is a fault. */
export function databaseRefusal(error: unknown): Refusal | undefined {
  if (!(error instanceof pg.DatabaseError)) return undefined;
  if (error.code !== undefined && brokenRule.has(error.code)) {
    const rule = ruleOf(error.constraint);
    if (rule === "only_a_source_may_be_below_zero") return refuse("ledger.overdraft");
    if (rule === "same_support_is_given_once") return refuse("delivery.same_content_settled");
    if (rule === "need_is_referred_once_at_a_time") return refuse("delivery.referred_already");
    if (rule === "two_operators_at_least") return refuse("authority.two_operators_at_least");
    // A key of a table (named TABLE_key): this very record is there, as after a lost answer.
    if (error.code === "23505" && rule.endsWith("_key")) return refuse("record.recorded_before");
    return refuse("record.rule_broken", { rule: rule.replaceAll("_", " ") });
  }
  // Data exceptions (a number, a day or a text beyond its type) and program limits (a key too long for its index): the request
  // asked for a value that cannot be held. The contract should have refused it first: the fuzz test counts these by their state.
  if (error.code?.startsWith("22") === true || error.code?.startsWith("54") === true)
    return refuse("request.invalid", { sqlstate: error.code });
  if (error.code === "42501") return refuse("authority.not_permitted");
  if (error.code === "40001" || error.code === "40P01") return refuse("record.busy");
  return undefined;
}
