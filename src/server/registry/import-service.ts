import type { getImport, importHouseholds, listImports, listQuarantine } from "#contract/registry-imports.ts";
import type { Decoded, Output } from "#contract/endpoint.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { addCounts, noCounts } from "#programme/registry/import/import-counts.ts";
import type { ImportCounts } from "#programme/registry/import/import-counts.ts";
import type { ActContext } from "#server/platform/act.ts";
import { countPeople } from "./count-people.ts";
import { openCsv } from "./csv-rows.ts";
import { groupRows } from "./group-rows.ts";
import type { ImportTables } from "./group-rows.ts";
import { mapBatch, writeBatch } from "./import-batch.ts";
import {
  countQuarantineRows,
  endImport,
  findImport,
  listImportSummaries,
  listQuarantineRows,
} from "./imports-store.ts";
import { openImport, readMapping } from "./open-import.ts";

/** Import of texts that came with the request, whole or not at all: one transaction. */
export async function importTexts(
  context: ActContext,
  { body }: Decoded<typeof importHouseholds>,
): Promise<Result<Output<typeof importHouseholds>, Refusal>> {
  const mapping = readMapping(body.mapping);
  if (!mapping.ok) return mapping;
  const { households, people } = body;
  const openPeople = async () => openCsv([people ?? households]);
  const tables: ImportTables = {
    people: await openPeople(),
    ...(people === undefined ? {} : { households: await openCsv([households]) }),
  };
  const opened = await openImport(context, { ...body, mapping: mapping.value, tables });
  if (!opened.ok) return opened;
  const run = opened.value;
  let counts: ImportCounts = noCounts;
  for await (const grouped of groupRows(run.prepared, tables, await countPeople(run.prepared, await openPeople()))) {
    counts = addCounts(counts, await writeBatch(context.tx, run, mapBatch(run, grouped)));
  }
  await closeImport(context, { importId: body.importId, areaId: body.areaId, state: "finished", counts });
  const done = await findImport(context.tx, body.importId);
  if (done === undefined) throw new Error("the import that was just made is gone");
  const { mapping: _, ...summary } = done;
  return success(summary);
}

export async function closeImport(
  context: ActContext,
  ended: {
    readonly importId: string;
    readonly areaId: string;
    readonly state: "finished" | "failed";
    readonly counts: ImportCounts;
  },
): Promise<void> {
  await endImport(context.tx, { ...ended, now: context.now });
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
  return found === undefined ? failure(refuse("record.not_found")) : success(found);
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
