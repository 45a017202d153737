import type { Id } from "#kernel/id.ts";
/** Papers that are taken away: what stands on them is read, the audit remembers who took them, and each page names its entry. */
import type { Refusal } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import type { AuditEntry } from "#server/platform/act/append-entry.ts";
import type { EndpointOf } from "#server/platform/act/keyed-act.ts";
import { route } from "#server/platform/act/route.ts";
import type { FileAnswer, Route } from "#server/platform/act/route.ts";
import { stillThere } from "#server/platform/act/still-there.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { areaOfCommune, areaOfHousehold, areaOfVillage } from "#server/review/round/round-record.ts";
import { communeOfDecision } from "./papers-store.ts";

export type Paper = {
  /** As the audit calls it. */
  readonly paper: string;
  readonly recordId: string;
  /** Where its record lies, when it is not the place that it was asked for: a review stays with the commune that it was made in. */
  readonly areaId?: string | undefined;
  readonly facts?: AuditEntry["facts"];
  /** @param entry the audit's entry, as in "21484/17" */
  readonly print: (entry: string) => Result<FileAnswer, Refusal>;
};

/** Papers of one kind of place. */
function papersIn<Key>(areaOf: (tx: Tx, key: Key) => Promise<string | undefined>) {
  return <P extends Key, Q, B>(
    endpoint: EndpointOf<P, Q, B, never>,
    read: (
      context: ActContext & { readonly areaId: string },
      input: { readonly params: P; readonly query: Q },
    ) => Promise<Result<Paper, Refusal>>,
  ): Route =>
    route<EndpointOf<P, Q, B, never>>(endpoint, {
      areaOf: async (tx, { params }) => areaOf(tx, params),
      handle: async (context, input) => {
        const placeId = stillThere(await areaOf(context.tx, input.params), `the place of ${endpoint.id}`);
        const found = await read({ ...context, areaId: placeId }, input);
        if (!found.ok) return found;
        const { paper, recordId, areaId = placeId, facts, print } = found.value;
        return print(await context.audit({ areaId, recordKind: "paper", recordId, facts: { paper, ...facts } }));
      },
    });
}

export const paperOfCommune = papersIn(areaOfCommune);
export const paperOfVillage = papersIn(areaOfVillage);
export const paperOfHousehold = papersIn(areaOfHousehold);
export const paperOfDecision = papersIn(async (tx, { decisionId }: { readonly decisionId: Id<"decision"> }) =>
  communeOfDecision(tx, decisionId),
);
