/** A search for double records in the background: one transaction that finds and writes, and around it short ones that tell how far it is. */
import { z } from "zod";
import type { Decoded, Output } from "#contract/endpoint.ts";
import type { listDuplicateSearches, startDuplicateSearch } from "#contract/registry/duplicate.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { success } from "#kernel/result.ts";
import { runAct } from "#server/platform/act/act.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import type { House } from "#server/platform/house.ts";
import { addSearch, listSearches, setSearchState } from "./duplicate-searches-store.ts";
import type { SearchEnd, SearchState } from "./duplicate-searches-store.ts";
import { lookForDuplicates } from "./find-duplicates.ts";

const jobData = z.object({ searchId: z.string(), officerId: z.string(), fullName: z.string(), areaId: z.string() });

/** Records the search and queues it: both or neither. */
export async function queueSearch(
  context: ActContext,
  { body }: Decoded<typeof startDuplicateSearch>,
): Promise<Result<Output<typeof startDuplicateSearch>, Refusal>> {
  const { tx, now, actor, house } = context;
  const { searchId, areaId } = body;
  await addSearch(tx, { searchId, areaId, by: actor.officerId, at: now });
  await house.jobs.enqueue(tx, "registry.duplicates", { searchId, areaId, ...actor });
  await audit(context, searchId, areaId, "queued");
  const [found] = await listSearches(tx, { searchId });
  if (found === undefined) throw new Error(`the search ${searchId} is gone`);
  return success(found);
}

export async function readSearches(
  { tx }: ActContext,
  { query }: Decoded<typeof listDuplicateSearches>,
): Promise<Result<Output<typeof listDuplicateSearches>, Refusal>> {
  return success({ rows: await listSearches(tx, { areaId: query.areaId }) });
}

/** As whoever asked may, each time anew. What a killed process had not written is found again by the next. */
export async function runSearchJob(house: House, data: object): Promise<void> {
  const { searchId, areaId, ...actor } = jobData.parse(data);
  const inAct = async <Value>(work: (context: ActContext) => Promise<Result<Value, Refusal>>) =>
    runAct(house, { actor, act: "registry.findDuplicates", kind: "write", areaOf: async () => areaId, work });
  const tell = async (state: SearchState, end?: SearchEnd) =>
    inAct(async (context) => {
      await setSearchState(context.tx, searchId, state, end);
      await audit(context, searchId, areaId, state);
      return success(undefined);
    });
  const done = await inAct(async (context) =>
    lookForDuplicates(context, { body: { areaId } }, async (phase) => void (await tell(phase))),
  );
  await (done.ok
    ? tell("finished", { at: house.now(), counts: done.value })
    : tell("failed", { at: house.now(), failure: done.failure }));
}

async function audit(context: ActContext, searchId: string, areaId: string, state: string): Promise<void> {
  await context.audit({ areaId, recordKind: "duplicate_search", recordId: searchId, facts: { state } });
}
