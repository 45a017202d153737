import type { getImport, importHouseholds, listImports, listQuarantine, tryImport } from "#contract/registry/import.ts";
import type { Decoded, Output } from "#contract/endpoint.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { addCounts, noCounts } from "#programme/registry/import/import-counts.ts";
import type { ImportCounts } from "#programme/registry/import/import-counts.ts";
import type { MappedHousehold } from "#programme/registry/import/mapped-household.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { undone } from "#server/platform/database/database.ts";
import { listPlacesWithin } from "#server/area/area/area-tree-store.ts";
import { countPeople } from "./count-people.ts";
import { noteSharedNumbers } from "#server/registry/duplicate/find-duplicates.ts";
import { openCsvText } from "#server/registry/tables/open-table.ts";
import { groupRows } from "./group-rows.ts";
import type { ImportTables } from "./group-rows.ts";
import { countHeldHouseholds } from "./held-households-store.ts";
import { mapBatch, writeBatch } from "./import-batch.ts";
import {
  countQuarantineRows,
  endImport,
  findImport,
  listImportSummaries,
  listQuarantineRows,
} from "./imports-store.ts";
import { openImport, readMapping } from "./open-import.ts";
import { findTakeBack, isAnyLeft } from "#server/registry/take-back/take-backs-store.ts";

type Texts = Decoded<typeof importHouseholds>["body"];

/** Import of texts that came with the request, whole or not at all: one transaction. */
export async function importTexts(
  context: ActContext,
  { body }: Decoded<typeof importHouseholds>,
): Promise<Result<Output<typeof importHouseholds>, Refusal>> {
  const written = await writeTexts(context, body);
  if (!written.ok) return written;
  const { counts } = written.value;
  await closeImport(context, { importId: body.importId, areaId: body.areaId, state: "finished", counts });
  return success(await summaryOf(context, body.importId));
}

/** What is told of an import after an act on it. */
export async function summaryOf({ tx }: ActContext, importId: string): Promise<Output<typeof importHouseholds>> {
  const found = await findImport(tx, importId);
  if (found === undefined) throw new Error(`the import ${importId} is gone`);
  const { mapping: _, cancelAskedAt: __, canContinue: ___, columns: ____, ...summary } = found;
  return summary;
}

/** How much of a trial is shown. */
const householdsShown = 10;
const rowsShown = 50;

/** The same import, looked at and undone: only the audit tells that it was tried. */
export async function tryTexts(
  context: ActContext,
  { body }: Decoded<typeof tryImport>,
): Promise<Result<Output<typeof tryImport>, Refusal>> {
  const tried = await undone(context.tx, async () => {
    const written = await writeTexts(context, body);
    if (!written.ok) return written;
    const quarantine = await listQuarantineRows(context.tx, body.importId, { offset: 0, limit: rowsShown });
    return success({ ...written.value, quarantine });
  });
  if (!tried.ok) return tried;
  const { householdsAdded, householdsKnown, householdsQuarantined } = tried.value.counts;
  await context.audit({
    areaId: body.areaId,
    recordKind: "import",
    recordId: body.importId,
    facts: { state: "tried", householdsAdded, householdsKnown, householdsQuarantined },
  });
  return tried;
}

async function writeTexts(context: ActContext, body: Texts): Promise<Result<Written, Refusal>> {
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

type Written = Pick<Output<typeof tryImport>, "counts" | "households">;

/** Writes the whole of an import in the transaction at hand. `people` is the table of people a second time, to be counted first. */
export async function writeTables(
  context: ActContext,
  request: Parameters<typeof openImport>[1] & { readonly people: ImportTables["people"] },
): Promise<Result<Written, Refusal>> {
  const { tables, people } = request;
  const opened = await openImport(context, request);
  if (!opened.ok) return opened;
  const run = opened.value;
  let counts: ImportCounts = noCounts;
  const shown: MappedHousehold[] = [];
  for await (const grouped of groupRows(run.prepared, tables, await countPeople(run.prepared, people))) {
    const batch = mapBatch(run, grouped);
    shown.push(...batch.households.slice(0, householdsShown - shown.length));
    counts = addCounts(counts, await writeBatch(context.tx, run, batch));
  }
  return success({ counts, households: shown.map(understood) });
}

function understood(household: MappedHousehold): Output<typeof tryImport>["households"][number] {
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

export async function closeImport(
  context: ActContext,
  ended: {
    readonly importId: string;
    readonly areaId: string;
    readonly state: "finished" | "failed" | "cancelled";
    readonly counts: ImportCounts;
    readonly failure?: Refusal | undefined;
  },
): Promise<void> {
  await endImport(context.tx, { ...ended, now: context.now });
  const places = await listPlacesWithin(context.tx, ended.areaId, context.today);
  const communes = [...new Set(places.flatMap(({ communeId }) => (communeId === null ? [] : [communeId])))];
  if (ended.counts.peopleAdded > 0) await noteSharedNumbers(context, { communes });
  const { householdsAdded, peopleAdded, householdsKnown, householdsQuarantined } = ended.counts;
  await context.audit({
    areaId: ended.areaId,
    recordKind: "import",
    recordId: ended.importId,
    facts: { state: ended.state, householdsAdded, peopleAdded, householdsKnown, householdsQuarantined },
  });
}

export async function readImports(
  { tx }: ActContext,
  { query }: Decoded<typeof listImports>,
): Promise<Result<Output<typeof listImports>, Refusal>> {
  const rows = await listImportSummaries(tx, { before: query.cursor, limit: query.limit + 1 });
  const shown = rows.slice(0, query.limit);
  return success({
    rows: shown,
    nextCursor: rows.length > shown.length ? (shown.at(-1)?.importId ?? null) : null,
    total: null,
  });
}

export async function readImport(
  { tx }: ActContext,
  { params }: Decoded<typeof getImport>,
): Promise<Result<Output<typeof getImport>, Refusal>> {
  const found = await findImport(tx, params.importId);
  if (found === undefined) return failure(refuse("record.not_found"));
  return success({
    ...found,
    held: await countHeldHouseholds(tx, params.importId),
    takeBack: (await findTakeBack(tx, params.importId)) ?? null,
    isAnyLeft: await isAnyLeft(tx, params.importId),
  });
}

export async function readQuarantine(
  { tx }: ActContext,
  { params, query }: Decoded<typeof listQuarantine>,
): Promise<Result<Output<typeof listQuarantine>, Refusal>> {
  const offset = Number.parseInt(query.cursor ?? "0", 10) || 0;
  const rows = await listQuarantineRows(tx, params.importId, { offset, limit: query.limit + 1 });
  return success({
    rows: rows.slice(0, query.limit),
    nextCursor: rows.length > query.limit ? String(offset + query.limit) : null,
    total: await countQuarantineRows(tx, params.importId),
  });
}
