import { createHash } from "node:crypto";
import type { Decoded, Output } from "#contract/endpoint.ts";
import * as contract from "#contract/treasury/treasury.ts";
import type { TableFile } from "#contract/table-file.ts";
import { addDays } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { columnsCalled } from "#kernel/table-head.ts";
import { daysApart, matchTreasury } from "#programme/treasury/match-treasury.ts";
import { columnsMissing, readTreasuryRows } from "#programme/treasury/read-treasury.ts";
import type { TreasuryMapping } from "#programme/treasury/read-treasury.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { nameColumns } from "#server/platform/tables/read/name-columns.ts";
import type { UploadedRows } from "#server/platform/tables/read/read-in-thread.ts";
import { moneyWithheld, withheldRefusal } from "#server/planning/plan/money-shown.ts";
import * as store from "./treasury-store.ts";

const zoneOf = ({ house }: ActContext) => house.config.VUON_TIME_ZONE;

/** Bad rows are kept with their reasons, so that the file can be mended; rows that are known are not taken again. */
export async function takeTreasuryFile(
  context: ActContext,
  { body }: Decoded<typeof contract.importTreasury>,
  uploaded: UploadedRows,
): Promise<Result<Output<typeof contract.importTreasury>, Refusal>> {
  const { tx } = context;
  const { areaId, fromDay, toDay, mapping } = body;
  if (toDay < fromDay) return failure(refuse("treasury.period_backwards"));
  const table = nameColumns(uploaded, { nameOf: columnsCalled(columnsOf(mapping).map((name) => [name, name])) });
  if (!table.ok) return table;
  const { rows, rowOf } = table.value;
  const missing = columnsMissing(table.value.columns, mapping);
  if (missing.length > 0) return failure(refuse("treasury.columns_missing", { columns: missing.join(", ") }));
  const read = readTreasuryRows(rows, mapping, await store.listKnown(tx, areaId));
  const lines = read.lines.map((line) => ({ ...line, row: rowOf(line.row) }));
  const bad = read.bad.map((one) => ({ ...one, row: rowOf(one.row) }));
  const keyOf = (key: string) => `${body.origin}\u001F${key}`;
  const known = await store.knownKeys(
    tx,
    areaId,
    lines.map(({ key }) => keyOf(key)),
  );
  const fresh = lines.map((line) => ({ ...line, key: keyOf(line.key) })).filter(({ key }) => !known.has(key));
  const payments = await store.listOpenPayments(
    tx,
    { areaId, from: addDays(fromDay, -daysApart), to: addDays(toDay, daysApart) },
    zoneOf(context),
  );
  const matches = matchTreasury(fresh, payments, { from: fromDay, to: toDay });
  await store.addImport(
    tx,
    {
      ...body,
      sha256: hashOf(body.file),
      badRows: bad,
      knownRows: lines.length - fresh.length,
      recordedAt: context.now,
      recordedBy: context.actor.officerId,
    },
    matches.map((match) => ({ ...match, treasuryLineId: context.newId() })),
  );
  await context.audit({
    areaId,
    recordKind: "treasury_import",
    recordId: body.treasuryImportId,
    facts: { rows: rows.length, taken: fresh.length, known: lines.length - fresh.length, bad: bad.length },
  });
  return headOf(context, body.treasuryImportId);
}

function columnsOf({ date, amount, reference, commune, source }: TreasuryMapping): readonly string[] {
  return [date, amount, reference, commune, source].filter((column) => column !== null);
}

function hashOf(file: TableFile): string {
  return createHash("sha256")
    .update(file.format === "csv" ? file.text : file.base64)
    .digest("hex");
}

async function headOf({ tx }: ActContext, importId: string): Promise<Result<store.Head, Refusal>> {
  const head = await store.findImport(tx, importId);
  return head === undefined ? failure(refuse("record.not_found")) : success(head);
}

export async function readMapping(
  { tx }: ActContext,
  { query }: Decoded<typeof contract.getTreasuryMapping>,
): Promise<Result<Output<typeof contract.getTreasuryMapping>, Refusal>> {
  const found = contract.treasuryMapping.safeParse(await store.latestMapping(tx, query.areaId, query.origin));
  return success({ mapping: found.success ? found.data : null });
}

export async function readImport(
  context: ActContext,
  { params }: Decoded<typeof contract.getTreasuryImport>,
): Promise<Result<Output<typeof contract.getTreasuryImport>, Refusal>> {
  const head = await headOf(context, params.treasuryImportId);
  if (!head.ok) return head;
  const withheld = await moneyWithheld(context, head.value.areaId);
  // The lines of the treasury are the payments themselves, and bear no fund line that could be left out.
  if (withheld.communes.size > 0 || withheld.fundLines.size > 0) return failure(withheldRefusal());
  const lines = await store.listLines(context.tx, params.treasuryImportId, zoneOf(context));
  return success({ ...head.value, lines });
}

export async function acceptFindings(
  context: ActContext,
  { params, body }: Decoded<typeof contract.acceptTreasuryImport>,
): Promise<Result<Output<typeof contract.acceptTreasuryImport>, Refusal>> {
  const { tx, now, actor } = context;
  const head = await store.loadImport(tx, params.treasuryImportId);
  if (head === undefined) return failure(refuse("record.not_found"));
  if (head.acceptedAt !== null) return failure(refuse("treasury.accepted_already"));
  await store.acceptImport(tx, head.treasuryImportId, { at: now, officerId: actor.officerId, reason: body.reason });
  await context.audit({
    areaId: head.areaId,
    recordKind: "treasury_import",
    recordId: head.treasuryImportId,
    facts: { accepted: true, difference: head.difference.toString() },
  });
  return headOf(context, head.treasuryImportId);
}
