import * as contract from "#contract/registry/duplicate.ts";
import { success } from "#kernel/result.ts";
import { areaOfBody } from "#server/platform/act/area-named.ts";
import { addRecord, done, readOwnAreas } from "#server/platform/act/record-act.ts";
import { addSearch, listSearches } from "./duplicate-searches-store.ts";
import { findDuplicatesWithin } from "./find-duplicates.ts";

export const searchDuplicates = addRecord(
  contract.searchDuplicates,
  { name: "duplicates", areaOf: areaOfBody, idOf: ({ body }) => body.areaId },
  async (context) => {
    const found = await findDuplicatesWithin(context, context.areaId);
    if (!found.ok) return found;
    const { placeholders, ...counts } = found.value;
    return done({ ...counts, placeholders: placeholders.length }, found.value);
  },
);

/** Records the search and queues it: both or neither. */
export const startDuplicateSearch = addRecord(
  contract.startDuplicateSearch,
  { name: "duplicate_search", areaOf: areaOfBody, idOf: ({ body }) => body.searchId },
  async ({ tx, now, actor, server, areaId }, { body: { searchId } }) => {
    await addSearch(tx, { searchId, areaId, by: actor.officerId, at: now });
    await server.jobs.enqueue(tx, "registry.duplicates", { searchId, areaId, ...actor });
    const [found] = await listSearches(tx, { searchId });
    if (found === undefined) throw new Error(`the search ${searchId} is gone`);
    return done({ state: "queued" }, found);
  },
);

export const listDuplicateSearches = readOwnAreas(contract.listDuplicateSearches, async ({ tx }, { query }) =>
  success({ rows: await listSearches(tx, { areaId: query.areaId }) }),
);
