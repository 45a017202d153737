import { reviewed } from "#server/registry/household/reviewed.ts";
import type { Id, NewId } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { isWrong } from "#programme/registry/import/compile-reading.ts";
import { addCounts, noCounts, tallyFlags, tallyReasons } from "#programme/registry/import/import-counts.ts";
import type { ImportCounts } from "#programme/registry/import/import-counts.ts";
import { countLeftOut } from "#programme/registry/import/left-out.ts";
import type { LeftOutOfFile } from "#programme/registry/import/left-out.ts";
import { mapHousehold } from "#programme/registry/import/map-household.ts";
import type {
  HouseholdRows,
  MappedHousehold,
  NewVillage,
  SourceRow,
} from "#programme/registry/import/mapped-household.ts";
import type { ImportPlaces } from "#programme/registry/import/places.ts";
import type { PreparedMapping } from "#programme/registry/import/prepare-mapping.ts";
import type { QuarantineEntry, Reason } from "#programme/registry/import/quarantine.ts";
import type { Mapping } from "#programme/registry/import/mapping.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { Keys } from "#server/platform/keys.ts";
import { addVillages } from "#server/area/published.ts";
import type { GroupedRows } from "./group-rows.ts";
import { addHeldHouseholds } from "./held-households-store.ts";
import type { HeldRow } from "./hold-row.ts";
import type { HouseholdToWrite } from "#server/registry/household/household-rows.ts";
import { addLeftOutRows, addQuarantine } from "./imports-store.ts";
import { findRegistered, findSameSources, keyWithPlace } from "./registered-alike.ts";
import { sealIdentifier } from "#server/registry/person/seal-identifier.ts";
import { claimSourceKeys, writeHouseholds } from "#server/registry/household/write-households-store.ts";

/** What stays the same over one import. */
export type ImportRun = {
  readonly importId: Id<"import">;
  readonly areaId: string;
  readonly mapping: Mapping;
  readonly prepared: PreparedMapping;
  readonly places: ImportPlaces;
  readonly columns: { readonly households: readonly string[]; readonly people: readonly string[] };
  readonly roundId: Id<"round"> | undefined;
  readonly officerId: Id<"officer">;
  readonly today: LocalDate;
  readonly keys: Keys;
  readonly newId: NewId;
  /** Villages that may be added, by their ids; all of them where a trial asks what would come. */
  readonly agreedVillages: ReadonlySet<string> | "all";
  /** An officer has looked at the household: it is none of those that are there. */
  readonly isAgreed?: boolean;
};

/** A batch, decided and ready to be written. */
export type MappedBatch = {
  readonly households: readonly MappedHousehold[];
  readonly held: readonly HeldRow[];
  /** Those of the rows that are held back as a whole household. */
  readonly heldHouseholds: readonly HouseholdRows[];
  /** The rows of those that can be taken, by key: the registry may say that they are to be asked about. */
  readonly rows: ReadonlyMap<string, HouseholdRows>;
  readonly leftOut: readonly LeftOutOfFile[];
  readonly counts: ImportCounts;
};

export function mapBatch(run: ImportRun, grouped: GroupedRows): MappedBatch {
  const households: MappedHousehold[] = [];
  const held: HeldRow[] = [...grouped.held];
  const heldHouseholds: HouseholdRows[] = [];
  const taken = new Map<string, HouseholdRows>();
  let householdsQuarantined = 0;
  let rowsQuarantined = grouped.held.length;
  for (const rows of grouped.households) {
    const mapped = mapHousehold(run.prepared, rows, run.places);
    const faults = mapped.ok ? unagreedVillage(run, rows, mapped.value) : mapped.failure;
    if (mapped.ok && faults.length === 0) {
      households.push(mapped.value);
      taken.set(rows.key, rows);
      continue;
    }
    householdsQuarantined += 1;
    heldHouseholds.push(rows);
    rowsQuarantined += countRows(rows);
    for (const entry of faults) held.push({ entry, row: rowOf(rows, entry.file, entry.rowNumber) });
  }
  const counts: ImportCounts = {
    ...noCounts,
    householdRows: grouped.householdRows,
    peopleRows: grouped.peopleRows,
    skippedRows: grouped.skipped,
    rowsOfSource: grouped.sourceRows,
    rowsLeftOut: countLeftOut(grouped.leftOut),
    householdsQuarantined,
    rowsQuarantined,
    reasons: tallyReasons(held.map(({ entry }) => entry)),
  };
  return { households, held, heldHouseholds, rows: taken, leftOut: grouped.leftOut, counts };
}

function countRows({ people, household }: HouseholdRows): number {
  return people.length + (household === undefined ? 0 : 1);
}

/** A household in a village that nobody agreed to add waits. */
function unagreedVillage(run: ImportRun, rows: HouseholdRows, mapped: MappedHousehold): readonly QuarantineEntry[] {
  const { agreedVillages } = run;
  const isAgreed =
    mapped.newVillage === undefined || agreedVillages === "all" || agreedVillages.has(mapped.newVillage.areaId);
  return isAgreed ? [] : [entryOf(rows, "village", "village_new")];
}

function entryOf(rows: HouseholdRows, field: string, reason: Reason, beside?: string): QuarantineEntry {
  const file = rows.household === undefined ? "people" : "households";
  const row = rows.household ?? rows.people[0];
  return { file, rowNumber: row?.number ?? 0, householdKey: rows.key, field, reason, beside };
}

function rowOf(rows: HouseholdRows, file: "households" | "people", rowNumber: number): SourceRow {
  const found = [rows.household, ...rows.people].find(
    (row) => row?.number === rowNumber && (file === "people") === (row !== rows.household),
  );
  return found ?? { number: rowNumber, cells: [] };
}

/** Writes a batch in the transaction of an act. Households whose source key is known already are left as they are. */
export async function writeBatch(tx: Tx, run: ImportRun, mapped: MappedBatch): Promise<ImportCounts> {
  const { batch, keys } = await asRegistered(tx, run, await withoutKnown(tx, run, mapped));
  await addQuarantine(tx, run, batch.held, (file) => run.columns[file]);
  await addHeldHouseholds(tx, run, batch.heldHouseholds);
  await addLeftOutRows(tx, run, batch.leftOut);
  await addVillages(tx, newVillages(run, batch.households));
  const made = batch.households.map((mapped) => ({ mapped, household: householdToWrite(run, mapped, keys) }));
  const claimed = await claimSourceKeys(
    tx,
    made.map(({ household }) => household),
  );
  const added = made.filter(({ household }) => claimed.has(household.sourceKey));
  const rowsOf = (some: readonly Made[]) =>
    some.reduce((sum, { mapped: { key } }) => sum + countRows(batch.rows.get(key) ?? noRows), 0);
  await writeHouseholds(
    tx,
    added.map(({ household }) => household),
  );
  const reviewsAdded = await writeAnswers(tx, run, added);
  return addCounts(batch.counts, {
    ...noCounts,
    householdsAdded: added.length,
    peopleAdded: added.reduce((sum, { household }) => sum + household.people.length, 0),
    householdsKnown: made.length - added.length,
    rowsAdded: rowsOf(added),
    rowsKnown: rowsOf(made) - rowsOf(added),
    reviewsAdded,
    flags: tallyFlags(added.map(({ mapped }) => mapped)),
  });
}

/** A household that was corrected when it came first is not held back again for what still is in the file. */
async function withoutKnown(tx: Tx, run: ImportRun, batch: MappedBatch): Promise<MappedBatch> {
  const named = batch.heldHouseholds.map(({ key, people }) => ({
    key,
    names: people.flatMap(({ cells }) => {
      const name = run.prepared.person.name(cells);
      return name === undefined || isWrong(name) ? [] : [name];
    }),
  }));
  const known = await findSameSources(tx, run.prepared.source, named);
  if (known.size === 0) return batch;
  const isKnown = ({ key }: HouseholdRows) => known.has(key);
  const held = batch.held.filter(({ entry }) => entry.householdKey === undefined || !known.has(entry.householdKey));
  const rows = batch.heldHouseholds.filter(isKnown).reduce((sum, one) => sum + countRows(one), 0);
  return {
    ...batch,
    held,
    heldHouseholds: batch.heldHouseholds.filter((one) => !isKnown(one)),
    counts: {
      ...batch.counts,
      householdsKnown: batch.counts.householdsKnown + known.size,
      householdsQuarantined: batch.counts.householdsQuarantined - known.size,
      rowsQuarantined: batch.counts.rowsQuarantined - rows,
      rowsKnown: batch.counts.rowsKnown + rows,
      reasons: tallyReasons(held.map(({ entry }) => entry)),
    },
  };
}

const noRows: HouseholdRows = { key: "", household: undefined, people: [] };

/** Compared with the registry: what is known is left as it is, what may be a household that is there is held back and asked about. */
async function asRegistered(
  tx: Tx,
  run: ImportRun,
  batch: MappedBatch,
): Promise<{ readonly batch: MappedBatch; readonly keys: ReadonlyMap<string, string> }> {
  const asked = { importId: run.importId, source: run.prepared.source };
  const found = await findRegistered(tx, asked, batch.households);
  const households: MappedHousehold[] = [];
  const heldHouseholds: HouseholdRows[] = [];
  const held: HeldRow[] = [];
  const keys = new Map<string, string>();
  let [known, rowsKnown] = [0, 0];
  for (const household of batch.households) {
    const registered = found.get(household.key);
    const rows = batch.rows.get(household.key) ?? noRows;
    if (registered?.is === "known") {
      known += 1;
      rowsKnown += countRows(rows);
    } else if (registered === undefined || registered.is === "new" || run.isAgreed === true) {
      households.push(household);
      if (registered !== undefined)
        keys.set(household.key, registered.is === "new" ? registered.key : keyWithPlace(household));
    } else {
      const entry = entryOf(rows, "household", registered.is, registered.beside);
      held.push({ entry, row: rowOf(rows, entry.file, entry.rowNumber) });
      heldHouseholds.push(rows);
    }
  }
  const counts = addCounts(batch.counts, {
    ...noCounts,
    householdsKnown: known,
    rowsKnown,
    householdsQuarantined: heldHouseholds.length,
    rowsQuarantined: heldHouseholds.reduce((sum, rows) => sum + countRows(rows), 0),
    reasons: tallyReasons(held.map(({ entry }) => entry)),
  });
  return {
    keys,
    batch: {
      ...batch,
      households,
      held: [...batch.held, ...held],
      heldHouseholds: [...batch.heldHouseholds, ...heldHouseholds],
      counts,
    },
  };
}

type VillageToAdd = NewVillage & { readonly validFrom: LocalDate; readonly importId: Id<"import"> };

/**
 * A village is there from the day of the import, or since the first of its households is registered in it. In one order, so that
 * batches written side by side do not wait for each other in a ring.
 */
function newVillages({ importId, today }: ImportRun, households: readonly MappedHousehold[]): readonly VillageToAdd[] {
  const villages = new Map<string, VillageToAdd>();
  for (const { newVillage, registeredOn } of households) {
    if (newVillage === undefined) continue;
    const validFrom = villages.get(newVillage.areaId)?.validFrom ?? today;
    const isEarlier = registeredOn < validFrom;
    villages.set(newVillage.areaId, { ...newVillage, importId, validFrom: isEarlier ? registeredOn : validFrom });
  }
  return [...villages.values()].toSorted((a, b) => (a.areaId < b.areaId ? -1 : 1));
}

type Made = { readonly mapped: MappedHousehold; readonly household: HouseholdToWrite };

async function writeAnswers(tx: Tx, run: ImportRun, added: readonly Made[]): Promise<number> {
  const surveyedOn = run.mapping.answers?.surveyedOn;
  if (run.roundId === undefined || surveyedOn === undefined) return 0;
  const surveys = added.map(({ mapped, household }) => ({
    householdId: household.householdId,
    reviewId: run.newId<"review">(),
    communeId: household.communeId,
    villageId: household.villageId,
    memberCount: household.people.length,
    answers: answersOf(mapped, household),
  }));
  await reviewed.answer().addSurveys(tx, surveys, { roundId: run.roundId, surveyedOn, officerId: run.officerId });
  return surveys.length;
}

/** The answers as the review reads them (src/programme/review/standard/facts.ts): each member with the birth that gives the age. */
function answersOf(mapped: MappedHousehold, household: HouseholdToWrite): object {
  const members = mapped.people.map((person, at) => ({
    ...person.answers,
    personId: household.people[at]?.personId,
    birthDate: person.birth?.date,
    birthPrecision: person.birth?.precision,
    ...(person.sex === undefined ? {} : { sex: person.sex }),
  }));
  return { household: {}, ...mapped.answers, members };
}

function householdToWrite(
  run: ImportRun,
  mapped: MappedHousehold,
  keys: ReadonlyMap<string, string>,
): HouseholdToWrite {
  return {
    householdId: run.newId(),
    communeId: mapped.communeId,
    villageId: mapped.villageId,
    address: mapped.address,
    residence: mapped.residence,
    registeredOn: mapped.registeredOn,
    flags: mapped.flags,
    sourceSystem: run.prepared.source,
    sourceKey: keys.get(mapped.key) ?? mapped.key,
    importId: run.importId,
    registeredBy: run.officerId,
    people: mapped.people.map((person) => {
      const personId = run.newId<"person">();
      return {
        personId,
        // A person that comes in has one membership, so its id serves for both.
        membershipId: personId,
        fullName: person.name,
        birthDate: person.birth?.date,
        birthPrecision: person.birth?.precision,
        sex: person.sex,
        ethnicityCode: person.ethnicityCode,
        localGroup: person.localGroup,
        disability: person.disability,
        merit: person.isMerit,
        phone: person.phone,
        flags: person.flags,
        sourceKey: person.key,
        relation: person.relation,
        // A child that the list names was born after the household was recorded: nobody is a member before birth.
        memberFrom: laterOf(mapped.registeredOn, person.birth?.date),
        identifiers: person.identifiers.map(({ kind, value }) => sealIdentifier(run.keys, personId, kind, value)),
      };
    }),
  };
}

function laterOf(day: LocalDate, other: LocalDate | undefined): LocalDate {
  return other !== undefined && other > day ? other : day;
}
