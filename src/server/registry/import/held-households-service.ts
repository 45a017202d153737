/** Households that an import held back: corrected and taken, or left out with a reason. */
import * as contract from "#contract/registry/import-file.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { addCounts, noCounts } from "#programme/registry/import/import-counts.ts";
import type { HouseholdRows, SourceRow } from "#programme/registry/import/mapped-household.ts";
import { prepareMapping } from "#programme/registry/import/prepare-mapping.ts";
import { done, readOwnAreas } from "#server/platform/act/record-act.ts";
import * as store from "./held-households-store.ts";
import type { RawRow } from "./held-households-store.ts";
import { mapBatch, writeBatch } from "./import-batch.ts";
import type { ImportRun } from "./import-batch.ts";
import { loadImportPlaces } from "./open-import.ts";
import { recordCounts } from "./import-progress-store.ts";
import { heldHouseholdAct } from "./import-record.ts";
import type { HeldContext } from "./import-record.ts";
import { listFaultsOf } from "./imports-store.ts";
import { isBeingTakenBack } from "#server/registry/take-back/take-backs-store.ts";

export const listHeldHouseholds = readOwnAreas(contract.listHeldHouseholds, async ({ tx }, { params, query }) => {
  const { importId } = params;
  const offset = Number.parseInt(query.cursor ?? "0", 10) || 0;
  const found = await store.listHeldHouseholds(tx, importId, { state: query.state, offset, limit: query.limit + 1 });
  const shown = found.slice(0, query.limit);
  const faults = await listFaultsOf(
    tx,
    importId,
    shown.map(({ householdKey }) => householdKey),
  );
  return success({
    rows: shown.map((one) => ({
      ...one,
      rows: [...one.rows],
      before: one.before === null ? null : [...one.before],
      faults: faults.filter(({ householdKey }) => householdKey === one.householdKey),
    })),
    nextCursor: found.length > shown.length ? String(offset + shown.length) : null,
    total: (await store.countHeldHouseholds(tx, importId))[query.state],
  });
});

/** The household as corrected is taken if it can be read now; else it is held back again, for what is still wrong. */
export const correctHeldHousehold = heldHouseholdAct(contract.correctHeldHousehold, async (context, { body }) => {
  const { record: found, tx, now, actor } = context;
  const { importId } = found;
  const refused = await refuseHeld(context);
  if (refused !== undefined) return failure(refused);
  const run = await runOf(context, body.agreed === true);
  const of = { importId, householdKey: body.householdKey };
  const rows = householdRows(run, body.householdKey, body.rows);
  await store.correctHeldHousehold(tx, of, body.rows);
  const mapped = mapBatch(run, {
    households: [rows],
    held: [],
    skipped: 0,
    leftOut: [],
    householdRows: 0,
    peopleRows: 0,
    sourceRows: 0,
  });
  const written = await writeBatch(tx, run, { ...mapped, counts: noCounts });
  const isTaken = written.householdsAdded + written.householdsKnown > 0;
  let faults: Awaited<ReturnType<typeof listFaultsOf>> = [];
  if (isTaken) {
    await store.decideHeldHousehold(tx, of, { state: "taken", by: actor.officerId, at: now });
    await recordCounts(
      tx,
      importId,
      // The rows that were held are the household's now: none of the file's is counted twice.
      addCounts(found.counts, { ...written, householdsQuarantined: -1, rowsQuarantined: -body.rows.length }),
    );
  } else faults = await listFaultsOf(tx, importId, [body.householdKey]);
  const state = isTaken ? "taken" : "held";
  return done({ state, faults: faults.length }, { state, faults: faults.map(shownFault) });
});

export const leaveOutHousehold = heldHouseholdAct(contract.leaveOutHousehold, async (context, { body }) => {
  const { record: found, tx, now, actor } = context;
  const refused = await refuseHeld(context);
  if (refused !== undefined) return failure(refused);
  const of = { importId: found.importId, householdKey: body.householdKey };
  const state = "left_out";
  await store.decideHeldHousehold(tx, of, { state, by: actor.officerId, at: now, reason: body.reason });
  return done({ state }, { state });
});

function shownFault({
  file,
  rowNumber,
  field,
  reason,
  remedy,
  beside,
}: Awaited<ReturnType<typeof listFaultsOf>>[number]) {
  return { file, rowNumber, field, reason, remedy, beside };
}

/** Only a household that still waits is decided, while nothing else is done to its import. */
async function refuseHeld({ tx, record: { importId, state, held } }: HeldContext): Promise<Refusal | undefined> {
  if (held.state !== "held") return refuse("registry.held_household_settled", { state: held.state });
  if (state === "queued" || state === "running") return refuse("registry.import_is_running");
  if (state === "taken_back") return refuse("registry.import_taken_back");
  return (await isBeingTakenBack(tx, importId)) ? refuse("registry.take_back_is_running") : undefined;
}

/** The import by whose mapping the rows are read again. */
async function runOf({ record: found, tx, today, server, actor }: HeldContext, isAgreed: boolean): Promise<ImportRun> {
  const { importId, areaId, mapping } = found;
  const columns = found.columns ?? { households: [], people: [] };
  const isTwoFiles = columns.households.length > 0;
  const prepared = prepareMapping(mapping, {
    households: isTwoFiles ? columns.households : undefined,
    people: columns.people,
    today,
  });
  if (!prepared.ok) throw new Error(`the mapping of import ${importId} does not fit its own columns`);
  return {
    importId,
    areaId,
    mapping,
    prepared: prepared.value,
    places: await loadImportPlaces(tx, areaId, today),
    columns,
    roundId: found.options.roundId,
    officerId: actor.officerId,
    today,
    keys: server.keys,
    newId: server.newId,
    agreedVillages: isAgreed ? "all" : new Set(),
    isAgreed,
  };
}

function householdRows(run: ImportRun, key: string, rows: readonly RawRow[]): HouseholdRows {
  const sourceRow = ({ file, rowNumber, raw }: RawRow): SourceRow => ({
    number: rowNumber,
    cells: run.columns[file].map((column) => raw[column] ?? ""),
  });
  const own = rows.find(({ file }) => file === "households");
  return {
    key,
    household: own === undefined ? undefined : sourceRow(own),
    people: rows.filter(({ file }) => file === "people").map(sourceRow),
  };
}
