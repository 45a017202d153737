import type { Refusal } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import type { ActContext } from "./act.ts";
import type { Tx } from "#server/platform/database/database.ts";

/** A read of a part of a household's file leaves the same trace as the file itself: opened together they leave one entry. */
export function tracedRead<Input extends { readonly params: { readonly householdId: string } }, Answer>(
  communeOf: (tx: Tx, householdId: string) => Promise<string | undefined>,
  handle: (context: ActContext, input: Input) => Promise<Result<Answer, Refusal>>,
): (context: ActContext, input: Input) => Promise<Result<Answer, Refusal>> {
  return async (context, input) => {
    const answer = await handle(context, input);
    if (!answer.ok) return answer;
    const { householdId } = input.params;
    const areaId = await communeOf(context.tx, householdId);
    await context.trace(
      areaId === undefined ? [] : [{ areaId, recordKind: "household", recordId: householdId, how: "opened" }],
    );
    return answer;
  };
}
