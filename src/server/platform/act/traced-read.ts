import type { Decoded } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import type { ActContext } from "./act.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { EndpointOf } from "./keyed-act.ts";
import { route } from "./route.ts";
import type { Route } from "./route.ts";

type OfHousehold = { readonly householdId: Id<"household"> };

/** A read of a part of a household's file leaves the same trace as the file itself: opened together they leave one entry. */
export function tracedRead<Input extends { readonly params: OfHousehold }, Answer>(
  communeOf: (tx: Tx, householdId: Id<"household">) => Promise<string | undefined>,
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

/** Reads of one household, within the commune that it lives in; what the contract says leaves a trace does. */
export function readsOfHousehold(communeOf: (tx: Tx, householdId: Id<"household">) => Promise<string | undefined>) {
  return <P extends OfHousehold, Q, B, O>(
    endpoint: EndpointOf<P, Q, B, O>,
    handle: (context: ActContext, input: Decoded<EndpointOf<P, Q, B, O>>) => Promise<Result<NoInfer<O>, Refusal>>,
    activityOf?: (tx: Tx, key: P) => Promise<string | undefined>,
  ): Route =>
    route<EndpointOf<P, Q, B, O>>(endpoint, {
      areaOf: async (tx, { params }) => communeOf(tx, params.householdId),
      ...(activityOf === undefined ? {} : { activityOf: async (tx, { params }) => activityOf(tx, params) }),
      handle: endpoint.leavesTrace === true ? tracedRead(communeOf, handle) : handle,
    });
}
