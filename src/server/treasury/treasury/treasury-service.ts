import { createHash } from "node:crypto";
import * as contract from "#contract/treasury/treasury.ts";
import type { TableFile } from "#contract/table-file.ts";
import type { Id } from "#kernel/id.ts";
import { addDays } from "#kernel/local-date.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { columnsCalled } from "#kernel/table-head.ts";
import { daysApart, matchTreasury } from "#programme/treasury/match-treasury.ts";
import { columnsMissing, readTreasuryRows } from "#programme/treasury/read-treasury.ts";
import type { TreasuryMapping } from "#programme/treasury/read-treasury.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { areaOfBody } from "#server/platform/act/area-named.ts";
import { addRecordOfTable } from "#server/platform/act/keyed-act.ts";
import { done, readOwnAreas } from "#server/platform/act/record-act.ts";
import { stillThere } from "#server/platform/act/still-there.ts";
import { moneyWords } from "#server/platform/country.ts";
import { nameColumns } from "#server/platform/tables/read/name-columns.ts";
import { withheldRefusal } from "#server/ledger/published.ts";
import { moneyWithheld } from "#server/planning/published.ts";
import { treasuryImportAct } from "./treasury-import-record.ts";
import * as store from "./treasury-store.ts";

const zoneOf = ({ server }: ActContext) => server.timeZone;

/** Bad rows are kept with their reasons, so that the file can be mended; rows that are known are not taken again. */
export const importTreasury = addRecordOfTable(
  contract.importTreasury,
  { name: "treasury_import", areaOf: areaOfBody, idOf: ({ body }) => body.treasuryImportId },
  async (context, { body }, uploaded) => {
    const { tx } = context;
    const { areaId, fromDay, toDay, mapping } = body;
    if (toDay < fromDay) return failure(refuse("treasury.period_end_before_start"));
    const table = nameColumns(uploaded, { nameOf: columnsCalled(columnsOf(mapping).map((name) => [name, name])) });
    if (!table.ok) return table;
    const { rows, rowOf } = table.value;
    const missing = columnsMissing(table.value.columns, mapping);
    if (missing.length > 0) return failure(refuse("treasury.columns_missing", { columns: missing.join(", ") }));
    const read = readTreasuryRows(rows, mapping, { ...(await store.listKnown(tx, areaId)), moneyWords: moneyWords() });
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
    const facts = { rows: rows.length, taken: fresh.length, known: lines.length - fresh.length, bad: bad.length };
    return done(facts, await getHead(context, body.treasuryImportId));
  },
);

function columnsOf({ date, amount, reference, commune, source }: TreasuryMapping): readonly string[] {
  return [date, amount, reference, commune, source].filter((column) => column !== null);
}

function hashOf(file: TableFile): string {
  return createHash("sha256")
    .update(file.format === "csv" ? file.text : file.base64)
    .digest("hex");
}

/** The import as it stands now. */
async function getHead({ tx }: ActContext, importId: Id<"treasury import">): Promise<store.Head> {
  return stillThere(await store.findImport(tx, importId), `treasury import ${importId}`);
}

export const listTreasuryImports = readOwnAreas(contract.listTreasuryImports, async ({ tx }, { query }) =>
  success({ rows: [...(await store.listImports(tx, query.areaId))] }),
);

export const getTreasuryMapping = readOwnAreas(contract.getTreasuryMapping, async ({ tx }, { query }) => {
  const found = contract.treasuryMapping.safeParse(await store.latestMapping(tx, query.areaId, query.origin));
  return success({ mapping: found.success ? found.data : null });
});

export const getTreasuryImport = readOwnAreas(contract.getTreasuryImport, async (context, { params }) => {
  const head = await store.findImport(context.tx, params.treasuryImportId);
  if (head === undefined) return failure(refuse("record.not_found"));
  const withheld = await moneyWithheld(context, head.areaId);
  // The lines of the treasury are the payments themselves, and bear no fund line that could be left out.
  if (withheld.communes.size > 0 || withheld.fundLines.size > 0) return failure(withheldRefusal());
  const lines = await store.listLines(context.tx, params.treasuryImportId, zoneOf(context));
  return success({ ...head, lines });
});

export const acceptTreasuryImport = treasuryImportAct(
  contract.acceptTreasuryImport,
  "accept",
  async (context, { body }) => {
    const { tx, now, actor, record: head } = context;
    await store.acceptImport(tx, head.treasuryImportId, { at: now, officerId: actor.officerId, reason: body.reason });
    const facts = { accepted: true, difference: head.difference.toString() };
    return done(facts, await getHead(context, head.treasuryImportId));
  },
);
