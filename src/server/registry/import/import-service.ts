import type { Decoded, Output } from "#contract/endpoint.ts";
import * as contract from "#contract/registry/import.ts";
import type { Id } from "#kernel/id.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { addCounts, assertAccounted, noCounts } from "#programme/registry/import/import-counts.ts";
import type { ImportCounts } from "#programme/registry/import/import-counts.ts";
import type { MappedHousehold } from "#programme/registry/import/mapped-household.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import type { AuditEntry } from "#server/platform/act/append-entry.ts";
import { areaOfBody } from "#server/platform/act/area-named.ts";
import { addRecord, done, readOwnAreas } from "#server/platform/act/record-act.ts";
import { undone } from "#server/platform/database/database.ts";
import { refusingBrokenTable } from "#server/platform/tables/read/table-broken.ts";
import { listPlacesWithin } from "#server/area/published.ts";
import { countPeople } from "./count-people.ts";
import { noteSharedNumbers } from "#server/registry/duplicate/find-duplicates.ts";
import { openCsvText } from "#server/registry/tables/open-table.ts";
import { groupRows } from "./group-rows.ts";
import type { ImportTables } from "./group-rows.ts";
import { countHeldHouseholds } from "./held-households-store.ts";
import { mapBatch, writeBatch } from "./import-batch.ts";
import * as store from "./imports-store.ts";
import { openImport, readMapping } from "./open-import.ts";
import { findTakeBack, isAnyLeft } from "#server/registry/take-back/take-backs-store.ts";

type Texts = Decoded<typeof contract.importHouseholds>["body"];

/** Import of texts that came with the request, whole or not at all: one transaction. */
export const importHouseholds = addRecord(
  contract.importHouseholds,
  { name: "import", areaOf: areaOfBody, idOf: ({ body }) => body.importId },
  async (context, { body }) =>
    refusingBrokenTable(async () => {
      const written = await writeTexts(context, body);
      if (!written.ok) return written;
      const { importId, areaId } = body;
      const facts = await endImport(context, { importId, areaId, state: "finished", counts: written.value.counts });
      return done(facts, await summaryOf(context, importId));
    }),
);

/** What an act on an import answers of it. */
export async function summaryOf(
  { tx }: ActContext,
  importId: Id<"import">,
): Promise<Output<typeof contract.importHouseholds>> {
  const found = await store.findImport(tx, importId);
  if (found === undefined) throw new Error(`the import ${importId} is gone`);
  const { mapping: _, cancelAskedAt: __, canContinue: ___, columns: ____, ...summary } = found;
  return summary;
}

/** How much of a trial is shown. */
const householdsShown = 10;
const rowsShown = 50;
const leftOutShown = 500;

/** The same import, looked at and undone: only the audit shows that it was tried. */
export const tryImport = addRecord(
  contract.tryImport,
  { name: "import", areaOf: areaOfBody, idOf: ({ body }) => body.importId },
  async (context, { body }) =>
    refusingBrokenTable(async () => {
      const tried = await undone(context.tx, async () => {
        const written = await writeTexts(context, { ...body, newVillages: "all" });
        if (!written.ok) return written;
        return success({ ...written.value, ...(await rowsOfTrial(context, body.importId)) });
      });
      return tried.ok ? done(factsOfTrial(tried.value), tried.value) : tried;
    }),
);

/** The first rows that a trial holds back, and that it leaves out. */
export async function rowsOfTrial({ tx }: ActContext, importId: Id<"import">) {
  return {
    quarantine: await store.listQuarantineRows(tx, importId, { offset: 0, limit: rowsShown }),
    leftOut: await store.listLeftOutRows(tx, importId, leftOutShown),
  };
}

export function factsOfTrial({ counts }: { readonly counts: ImportCounts }): AuditEntry["facts"] {
  const { householdsAdded, householdsKnown, householdsQuarantined } = counts;
  return { state: "tried", householdsAdded, householdsKnown, householdsQuarantined };
}

async function writeTexts(
  context: ActContext,
  body: Omit<Texts, "newVillages"> & { readonly newVillages?: Texts["newVillages"] | "all" },
): Promise<Result<Written, Refusal>> {
  const mapping = readMapping(body.mapping);
  if (!mapping.ok) return mapping;
  const { households, people } = body;
  const openPeople = async () => openCsvText(people ?? households);
  const tables: ImportTables = {
    people: await openPeople(),
    ...(people === undefined ? {} : { households: await openCsvText(households) }),
  };
  return writeTables(context, { ...body, mapping: mapping.value, tables, people: await openPeople() });
}

type Written = Pick<Output<typeof contract.tryImport>, "counts" | "households" | "newVillages">;

/** Writes the whole of an import in the transaction at hand. `people` is the table of people a second time, to be counted first. */
export async function writeTables(
  context: ActContext,
  request: Parameters<typeof openImport>[1] & { readonly people: ImportTables["people"] },
): Promise<Result<Written, Refusal>> {
  const { tables, people } = request;
  const opened = await openImport(context, request, context.auditBeside);
  if (!opened.ok) return opened;
  const counted = await countPeople(opened.value.prepared, people);
  const run = { ...opened.value, prepared: counted.mapping };
  let counts: ImportCounts = noCounts;
  const shown: MappedHousehold[] = [];
  const villages = new Map<string, Written["newVillages"][number]>();
  for await (const grouped of groupRows(run.prepared, tables, counted.counts)) {
    const batch = mapBatch(run, grouped);
    for (const { newVillage } of batch.households) {
      if (newVillage === undefined) continue;
      const { areaId, communeId, name } = newVillage;
      villages.set(areaId, { communeId, name, households: (villages.get(areaId)?.households ?? 0) + 1 });
    }
    shown.push(...batch.households.slice(0, householdsShown - shown.length));
    counts = addCounts(counts, await writeBatch(context.tx, run, batch));
  }
  assertAccounted(counts);
  return success({ counts, households: shown.map(understood), newVillages: [...villages.values()] });
}

function understood(household: MappedHousehold): Output<typeof contract.tryImport>["households"][number] {
  const head = household.people.find(({ relation }) => relation === "head");
  return {
    key: household.key,
    headName: head?.name ?? null,
    headBirth: head?.birth?.date ?? null,
    headBirthPrecision: head?.birth?.precision ?? null,
    people: household.people.length,
    address: household.address ?? null,
  };
}

/** Ends an import, and answers what the audit keeps of its end. */
export async function endImport(
  context: ActContext,
  ended: {
    readonly importId: Id<"import">;
    readonly areaId: string;
    readonly state: "finished" | "failed" | "cancelled";
    readonly counts: ImportCounts;
    readonly failure?: Refusal | undefined;
  },
): Promise<AuditEntry["facts"]> {
  if (ended.state === "finished") assertAccounted(ended.counts);
  await store.endImport(context.tx, { ...ended, now: context.now });
  const places = await listPlacesWithin(context.tx, ended.areaId, context.today);
  const communes = [...new Set(places.flatMap(({ communeId }) => (communeId === null ? [] : [communeId])))];
  if (ended.counts.peopleAdded > 0) await noteSharedNumbers(context, { communes });
  const { householdsAdded, peopleAdded, householdsKnown, householdsQuarantined } = ended.counts;
  return { state: ended.state, householdsAdded, peopleAdded, householdsKnown, householdsQuarantined };
}

/** The same within the job of an import, which is no request. */
export async function closeImport(context: ActContext, ended: Parameters<typeof endImport>[1]): Promise<void> {
  const facts = await endImport(context, ended);
  await context.audit({ areaId: ended.areaId, recordKind: "import", recordId: ended.importId, facts });
}

export const listImports = readOwnAreas(contract.listImports, async ({ tx }, { query }) => {
  const rows = await store.listImportSummaries(tx, { before: query.cursor, limit: query.limit + 1 });
  const shown = rows.slice(0, query.limit);
  return success({
    rows: shown,
    nextCursor: rows.length > shown.length ? (shown.at(-1)?.importId ?? null) : null,
    total: null,
  });
});

export const getImport = readOwnAreas(contract.getImport, async ({ tx }, { params: { importId } }) => {
  const found = await store.findImport(tx, importId);
  if (found === undefined) return failure(refuse("record.not_found"));
  return success({
    ...found,
    leftOut: await store.listLeftOutRows(tx, importId, leftOutShown),
    held: await countHeldHouseholds(tx, importId),
    takeBack: (await findTakeBack(tx, importId)) ?? null,
    isAnyLeft: await isAnyLeft(tx, importId),
  });
});

export const listQuarantine = readOwnAreas(contract.listQuarantine, async ({ tx }, { params: { importId }, query }) => {
  const offset = Number.parseInt(query.cursor ?? "0", 10) || 0;
  const rows = await store.listQuarantineRows(tx, importId, { offset, limit: query.limit + 1 });
  return success({
    rows: rows.slice(0, query.limit),
    nextCursor: rows.length > query.limit ? String(offset + query.limit) : null,
    total: await store.countQuarantineRows(tx, importId),
  });
});
