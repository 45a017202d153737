import { idOf } from "#kernel/id.ts";
import type { Decoded } from "#contract/endpoint.ts";
import * as contract from "#contract/registry/export.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { identifierKinds } from "#programme/registry/person/identifier.ts";
import { areaAround } from "#server/platform/act/area-around.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { readOwnAreas } from "#server/platform/act/record-act.ts";
import { streamAct } from "#server/platform/http/act-stream.ts";
import { endingWith } from "#server/platform/http/end-when-unread.ts";
import type { Keys } from "#server/platform/keys.ts";
import type { FileAnswer } from "#server/platform/act/route.ts";
import type { ExportColumn } from "#server/platform/tables/pack-columns.ts";
import { csvTable } from "#server/platform/tables/csv-table.ts";
import { parquetTable } from "#server/platform/tables/parquet-table.ts";
import type { Portion, Table } from "#server/platform/tables/table.ts";
import { sheetRows, xlsxTable } from "#server/platform/tables/xlsx-table.ts";
import { exportColumns } from "./export-columns.ts";
import * as store from "./exports-store.ts";
import { searchToRun } from "#server/registry/household/households-service.ts";
import { openIdentifier } from "#server/registry/person/seal-identifier.ts";

type Query = Omit<Decoded<typeof contract.exportHouseholds>["query"], "search"> & {
  readonly search?: string | undefined;
};

const formats: Readonly<
  Record<Query["format"], { readonly mediaType: string; readonly write: (table: Table) => AsyncIterable<Uint8Array> }>
> = {
  csv: { mediaType: "text/csv; charset=utf-8", write: csvTable },
  xlsx: { mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write: xlsxTable },
  parquet: { mediaType: "application/vnd.apache.parquet", write: parquetTable },
};

export const exportHouseholds = readOwnAreas(contract.exportHouseholds, async (context, { query }) =>
  exportFile(context, query, undefined),
);

export const exportIdentifiers = readOwnAreas(contract.exportIdentifiers, async (context, { query }) =>
  exportFile(context, query, query.purpose),
);

export const exportFoundHouseholds = readOwnAreas(contract.exportFoundHouseholds, async (context, { body }) =>
  exportFile(context, body, undefined),
);

export const exportFoundIdentifiers = readOwnAreas(contract.exportFoundIdentifiers, async (context, { body }) =>
  exportFile(context, body, body.purpose),
);

/** The entry in the audit is kept before the first row leaves; the rows follow in a transaction of their own. */
async function exportFile(
  context: ActContext,
  query: Query,
  purpose: string | undefined,
): Promise<Result<FileAnswer, Refusal>> {
  const { server, actor, act, today } = context;
  const { format, rows, columns: language, search, on = today, ...place } = query;
  const filter: store.PlaceFilter = {
    communeId: place.communeId,
    villageId: place.villageId,
    class: place.class,
    group: place.group,
    search: search === undefined ? undefined : searchToRun(server.keys, search),
    sourceKey: place.sourceKey,
    flag: place.flag,
    on,
    isPast: on < today,
  };
  const counts = await store.countExport(context.tx, filter);
  if (format === "xlsx" && counts[rows] > sheetRows) {
    return failure(refuse("registry.export_too_long", { rows: counts[rows], limit: sheetRows }));
  }
  const entry = await context.audit({
    areaId: await areaAround(context.tx, context.areas),
    recordKind: "export",
    recordId: context.newId(),
    facts: { ...counts, ...factsOf(query), ...(purpose === undefined ? {} : { unmasked: true, purpose }) },
  });
  // In every row, so that rows copied out of the file still say which export they came from.
  const columns = (await exportColumns(context.tx, rows, language)).map((column) =>
    column.code === "audit_entry" ? { ...column, show: () => entry } : column,
  );
  const identifiers = purpose === undefined ? "masked" : "sealed";
  const portions = streamAct(server, { actor, act, today }, async function* read(tx) {
    const found =
      rows === "people" ? store.readPeopleRows(tx, filter, identifiers) : store.readHouseholdRows(tx, filter);
    for await (const portion of found)
      yield portionOf(columns, portion, purpose === undefined ? undefined : server.keys);
  });
  if (!portions.ok) return portions;
  const { mediaType, write } = formats[format];
  return success({
    fileName: `vuon-${rows}-${on}.${format}`,
    mediaType,
    content: () => endingWith(write({ columns, portions: portions.value }), portions.value),
  });
}

/** What was asked for, without what was searched: that may be a name or a number. */
function factsOf({ search, ...query }: Query): Readonly<Record<string, string>> {
  const { format, rows, columns, communeId, villageId, class: ofClass, group, flag, on } = query;
  const given = { format, rows, columns, communeId, villageId, class: ofClass, group, flag, on };
  const facts: Record<string, string> = search === undefined ? {} : { searched: "yes" };
  for (const [name, value] of Object.entries(given)) if (value !== undefined) facts[name] = value;
  return facts;
}

function portionOf(
  columns: readonly ExportColumn[],
  rows: readonly store.ExportRow[],
  keys: Keys | undefined,
): Portion {
  const shown = keys === undefined ? rows : rows.map((row) => opened(keys, row));
  return shown.map((row) => columns.map(({ code, show }) => show(row[code] ?? null)));
}

function opened(keys: Keys, row: store.ExportRow): store.ExportRow {
  const found = identifierKinds.map((kind) => {
    const sealed = row[kind];
    if (typeof sealed !== "string") return [kind, null] as const;
    const [version = "", ciphertext = ""] = sealed.split(" ");
    return [
      kind,
      openIdentifier(keys, idOf("person", String(row["person_id"])), {
        kind,
        keyVersion: Number(version),
        ciphertext: Buffer.from(ciphertext, "base64"),
      }),
    ] as const;
  });
  return { ...row, ...Object.fromEntries(found) };
}
