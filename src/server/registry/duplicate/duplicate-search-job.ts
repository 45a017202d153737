/** A search for double records in the background: one transaction that finds and writes, and around it short ones that record how far it is. */
import { z } from "zod";
import { id } from "#contract/values.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { success } from "#kernel/result.ts";
import { runAct } from "#server/platform/act/act.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import type { ServerContext } from "#server/platform/server-context.ts";
import { setSearchState } from "./duplicate-searches-store.ts";
import type { SearchEnd, SearchState } from "./duplicate-searches-store.ts";
import { findDuplicatesWithin } from "./find-duplicates.ts";

const jobData = z.object({
  searchId: id("duplicate search"),
  officerId: id("officer"),
  fullName: z.string(),
  areaId: z.string(),
});

/** As the officer who asked may, each time again. What a killed process had not written is found again by the next. */
export async function runSearchJob(server: ServerContext, data: object): Promise<void> {
  const { searchId, areaId, ...actor } = jobData.parse(data);
  const inAct = async <Value>(work: (context: ActContext) => Promise<Result<Value, Refusal>>) =>
    runAct(server, {
      actor,
      act: "registry.findDuplicates",
      name: "registry.duplicates",
      kind: "write",
      areaOf: async () => areaId,
      work,
    });
  const report = async (state: SearchState, end?: SearchEnd) =>
    inAct(async (context) => {
      await setSearchState(context.tx, searchId, state, end);
      await context.audit({ areaId, recordKind: "duplicate_search", recordId: searchId, facts: { state } });
      return success(undefined);
    });
  const done = await inAct(async (context) => {
    const found = await findDuplicatesWithin(context, areaId, async (phase) => void (await report(phase)));
    if (found.ok) {
      const { placeholders, ...counts } = found.value;
      const facts = { ...counts, placeholders: placeholders.length };
      await context.audit({ areaId, recordKind: "duplicates", recordId: areaId, facts });
    }
    return found;
  });
  await (done.ok
    ? report("finished", { at: server.now(), counts: done.value })
    : report("failed", { at: server.now(), failure: done.failure }));
}
