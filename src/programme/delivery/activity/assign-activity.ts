import type { Id } from "#kernel/id.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { OfficeState } from "#programme/authority/office/office.ts";
import type { ActivityState } from "./activity-state.ts";

export type Executor = Id<"office"> | null;

/**
 * Who carries an activity out from now on: an office of its province that is not closed, or (null) the commune itself. A draft is handed over
 * freely; once it is open, or where another office has it in hand, the reason is kept.
 */
export function checkAssignment(
  activity: { readonly state: ActivityState; readonly officeId: Executor },
  to: {
    readonly officeId: Executor;
    /** The office that is named, as it is today; undefined where the province of the activity has none such. */
    readonly office: { readonly state: OfficeState; readonly isEnding: boolean } | undefined;
    readonly reason: string | undefined;
  },
): Result<undefined, Refusal> {
  if (activity.officeId === to.officeId) return failure(refuse("delivery.assigned_already"));
  if (to.officeId !== null && to.office === undefined) return failure(refuse("record.not_found"));
  if (to.office !== undefined && (to.office.isEnding || to.office.state === "closed"))
    return failure(refuse("delivery.office_not_open"));
  const needsReason = activity.state !== "draft" || activity.officeId !== null;
  return needsReason && to.reason === undefined
    ? failure(refuse("delivery.assignment_without_reason", { field: "reason" }))
    : success(undefined);
}
