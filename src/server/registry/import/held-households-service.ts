/** Households that an import held back: corrected and taken, or left out with a reason. */
import type { Decoded, Output } from "#contract/endpoint.ts";
import type { correctHeldHousehold, leaveOutHousehold, listHeldHouseholds } from "#contract/registry/import-file.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { addCounts, noCounts } from "#programme/registry/import/import-counts.ts";
import { mapHousehold } from "#programme/registry/import/map-household.ts";
import type { HouseholdRows, SourceRow } from "#programme/registry/import/mapped-household.ts";
import { importPlaces } from "#programme/registry/import/places.ts";
import { prepareMapping } from "#programme/registry/import/prepare-mapping.ts";
import { remedyOf } from "#programme/registry/import/quarantine.ts";
import type { QuarantineEntry } from "#programme/registry/import/quarantine.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { listPlacesWithin } from "#server/area/area/area-tree-store.ts";
import { listEndedVillages } from "#server/area/village/villages-store.ts";
import {
  correctHeldHousehold as correctRows,
  countHeldHouseholds,
  listHeldHouseholds as listRows,
  loadHeldHousehold,
  settleHeldHousehold,
} from "./held-households-store.ts";
import type { RawRow } from "./held-households-store.ts";
import type { HeldRow } from "./hold-row.ts";
import { writeBatch } from "./import-batch.ts";
import type { ImportRun } from "./import-batch.ts";
import { loadImport, recordCounts } from "./import-progress-store.ts";
import type { ImportToRun } from "./import-progress-store.ts";
import { addQuarantine, listFaultsOf } from "./imports-store.ts";
import { isBeingTakenBack } from "#server/registry/take-back/take-backs-store.ts";

export async function readHeldHouseholds(
  { tx }: ActContext,
  { params, query }: Decoded<typeof listHeldHouseholds>,
): Promise<Result<Output<typeof listHeldHouseholds>, Refusal>> {
  const { importId } = params;
  const offset = Number.parseInt(query.cursor ?? "0", 10) || 0;
  const found = await listRows(tx, importId, { state: query.state, offset, limit: query.limit + 1 });
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
    total: (await countHeldHouseholds(tx, importId))[query.state],
  });
}

export async function takeCorrected(
  context: ActContext,
  { params, body }: Decoded<typeof correctHeldHousehold>,
): Promise<Result<Output<typeof correctHeldHousehold>, Refusal>> {
  const { tx, now, actor } = context;
  const of = { importId: params.importId, householdKey: body.householdKey };
  const loaded = await loadHeld(context, of);
  if (!loaded.ok) return loaded;
  const { found, run } = loaded.value;
  const rows = householdRows(run, body.householdKey, body.rows);
  const mapped = mapHousehold(run.prepared, rows, run.places);
  await correctRows(tx, of, body.rows);
  let faults: readonly QuarantineEntry[] = [];
  if (mapped.ok) {
    const written = await writeBatch(tx, run, {
      households: [mapped.value],
      held: [],
      heldHouseholds: [],
      counts: noCounts,
    });
    await settleHeldHousehold(tx, of, { state: "taken", by: actor.officerId, at: now });
    await recordCounts(
      tx,
      of.importId,
      addCounts(found.counts, { ...written, householdsQuarantined: -1, rowsQuarantined: -body.rows.length }),
    );
  } else {
    faults = mapped.failure;
    const held = faults.map((entry): HeldRow => ({ entry, row: rowOf(rows, entry) }));
    await addQuarantine(tx, run, held, (file) => run.columns[file]);
  }
  const state = mapped.ok ? "taken" : "held";
  await audit(context, found, { state, faults: faults.length });
  return success({ state, faults: faults.map((entry) => ({ ...entry, remedy: remedyOf[entry.reason] })) });
}

export async function leaveOut(
  context: ActContext,
  { params, body }: Decoded<typeof leaveOutHousehold>,
): Promise<Result<Output<typeof leaveOutHousehold>, Refusal>> {
  const of = { importId: params.importId, householdKey: body.householdKey };
  const loaded = await loadHeld(context, of);
  if (!loaded.ok) return loaded;
  await settleHeldHousehold(context.tx, of, {
    state: "left_out",
    by: context.actor.officerId,
    at: context.now,
    reason: body.reason,
  });
  await audit(context, loaded.value.found, { state: "left_out" });
  return success({ state: "left_out" });
}

async function audit(
  context: ActContext,
  found: ImportToRun,
  facts: Readonly<Record<string, string | number>>,
): Promise<void> {
  await context.audit({ areaId: found.areaId, recordKind: "import", recordId: found.importId, facts });
}

/** The import, by whose mapping the rows are read again, and the household that still waits. */
async function loadHeld(
  context: ActContext,
  of: { readonly importId: string; readonly householdKey: string },
): Promise<Result<{ readonly found: ImportToRun; readonly run: ImportRun }, Refusal>> {
  const { tx, today, house } = context;
  const found = await loadImport(tx, of.importId);
  const held = await loadHeldHousehold(tx, of);
  if (found === undefined || held === undefined) return failure(refuse("record.not_found"));
  if (held.state !== "held") return failure(refuse("registry.held_household_settled", { state: held.state }));
  if (found.state === "queued" || found.state === "running") return failure(refuse("registry.import_is_running"));
  if (found.state === "taken_back") return failure(refuse("registry.import_taken_back"));
  if (await isBeingTakenBack(tx, of.importId)) return failure(refuse("registry.take_back_is_running"));
  const columns = found.columns ?? { households: [], people: [] };
  const isTwoFiles = columns.households.length > 0;
  const prepared = prepareMapping(found.mapping, {
    households: isTwoFiles ? columns.households : undefined,
    people: columns.people,
  });
  if (!prepared.ok) throw new Error(`the mapping of import ${of.importId} does not fit its own columns`);
  return success({
    found,
    run: {
      importId: of.importId,
      areaId: found.areaId,
      mapping: found.mapping,
      prepared: prepared.value,
      places: importPlaces(
        found.areaId,
        await listPlacesWithin(tx, found.areaId, today),
        await listEndedVillages(tx, found.areaId),
      ),
      columns,
      roundId: found.options.roundId,
      officerId: context.actor.officerId,
      today,
      keys: house.keys,
      newId: () => house.newId(),
    },
  });
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

function rowOf(rows: HouseholdRows, { file, rowNumber }: QuarantineEntry): SourceRow {
  const found = file === "households" ? rows.household : rows.people.find(({ number }) => number === rowNumber);
  return found ?? { number: rowNumber, cells: [] };
}
