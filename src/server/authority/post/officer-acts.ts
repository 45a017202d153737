import type { Id } from "#kernel/id.ts";
/**
 * Acts on posts, and those that give them: the record under its lock, the body, an entry for each officer whom the act concerns, and the
 * answer, always in this order.
 */
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import type { AuditEntry } from "#server/platform/act/append-entry.ts";
import type { EndpointOf } from "#server/platform/act/keyed-act.ts";
import { route } from "#server/platform/act/route.ts";
import type { Route } from "#server/platform/act/route.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { findPost, loadPost } from "./posts-store.ts";
import type { PostRow } from "./posts-store.ts";

/** What the audit keeps with an officer, in the area of the post. */
export type OfficerEntry = { readonly officerId: Id<"officer"> } & Pick<AuditEntry, "areaId" | "facts">;

type DoneTo<Answer> = { readonly entries: readonly OfficerEntry[]; readonly answer: Answer };
type Asked<P, Q, B> = { readonly params: P; readonly query: Q; readonly body: B };
type Ends<O> = Promise<Result<DoneTo<O>, Refusal>>;

export function doneTo<Answer>(entries: readonly OfficerEntry[], answer: Answer): Result<DoneTo<Answer>, never> {
  return success({ entries, answer });
}

export function officersAct<P, Q, B, O>(
  endpoint: EndpointOf<P, Q, B, O>,
  areaOf: (tx: Tx, input: Asked<P, Q, B>) => Promise<string | undefined>,
  body: (context: ActContext, input: Asked<P, Q, B>) => Ends<NoInfer<O>>,
): Route {
  async function run(context: ActContext, input: Asked<P, Q, B>): Promise<Result<O, Refusal>> {
    const result = await body(context, input);
    if (!result.ok) return result;
    // The first is whom the act is on.
    const [first, ...others] = result.value.entries.map(({ officerId, areaId, facts }) => ({
      areaId,
      recordKind: "officer",
      recordId: officerId,
      facts,
    }));
    if (first !== undefined) await context.audit(first);
    for (const entry of others) await context.auditBeside(entry);
    return success(result.value.answer);
  }
  return route<EndpointOf<P, Q, B, O>>(endpoint, { areaOf, handle: async (context, input) => run(context, input) });
}

type OfPost = { readonly postId: Id<"post"> };

/** Where the post of an act lies. */
export const areaOfPost = async (tx: Tx, { params }: { readonly params: OfPost }): Promise<string | undefined> =>
  (await findPost(tx, params.postId))?.areaId;

/** An act on a post: nobody else changes the post, or delegates it, until it ends. */
export function postAct<P extends OfPost, Q, B, O>(
  endpoint: EndpointOf<P, Q, B, O>,
  body: (context: ActContext & { readonly record: PostRow }, input: Asked<P, Q, B>) => Ends<NoInfer<O>>,
): Route {
  return officersAct<P, Q, B, O>(endpoint, areaOfPost, async (context, input) => {
    const record = await loadPost(context.tx, input.params.postId);
    return record === undefined ? failure(refuse("record.not_found")) : body({ ...context, record }, input);
  });
}
