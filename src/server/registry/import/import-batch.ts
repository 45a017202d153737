import { reviewed } from "#server/registry/household/reviewed.ts";
import type { Id, NewId } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { addCounts, noCounts, tallyFlags, tallyReasons } from "#programme/registry/import/import-counts.ts";
import type { ImportCounts } from "#programme/registry/import/import-counts.ts";
import { mapHousehold } from "#programme/registry/import/map-household.ts";
import type {
  HouseholdRows,
  MappedHousehold,
  NewVillage,
  SourceRow,
} from "#programme/registry/import/mapped-household.ts";
import type { ImportPlaces } from "#programme/registry/import/places.ts";
import type { PreparedMapping } from "#programme/registry/import/prepare-mapping.ts";
import type { Mapping } from "#programme/registry/import/mapping.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { Keys } from "#server/platform/keys.ts";
import { addVillages } from "#server/area/published.ts";
import type { GroupedRows } from "./group-rows.ts";
import { addHeldHouseholds } from "./held-households-store.ts";
import type { HeldRow } from "./hold-row.ts";
import type { HouseholdToWrite } from "#server/registry/household/household-rows.ts";
import { addQuarantine } from "./imports-store.ts";
import { sealIdentifier } from "#server/registry/person/seal-identifier.ts";
import { claimSourceKeys, findKnownKeys, writeHouseholds } from "#server/registry/household/write-households-store.ts";

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
};

/** A batch, decided and ready to be written. */
export type MappedBatch = {
  readonly households: readonly MappedHousehold[];
  readonly held: readonly HeldRow[];
  /** Those of the rows that are held back as a whole household. */
  readonly heldHouseholds: readonly HouseholdRows[];
  readonly counts: ImportCounts;
};

export function mapBatch(run: ImportRun, grouped: GroupedRows): MappedBatch {
  const households: MappedHousehold[] = [];
  const held: HeldRow[] = [...grouped.held];
  const heldHouseholds: HouseholdRows[] = [];
  let householdsQuarantined = 0;
  let rowsQuarantined = grouped.held.length;
  for (const rows of grouped.households) {
    const mapped = mapHousehold(run.prepared, rows, run.places);
    if (mapped.ok) {
      households.push(mapped.value);
      continue;
    }
    householdsQuarantined += 1;
    heldHouseholds.push(rows);
    rowsQuarantined += rows.people.length + (rows.household === undefined ? 0 : 1);
    for (const entry of mapped.failure) held.push({ entry, row: rowOf(rows, entry.file, entry.rowNumber) });
  }
  const counts: ImportCounts = {
    ...noCounts,
    householdRows: grouped.householdRows,
    peopleRows: grouped.peopleRows,
    skippedRows: grouped.skipped,
    householdsQuarantined,
    rowsQuarantined,
    reasons: tallyReasons(held.map(({ entry }) => entry)),
  };
  return { households, held, heldHouseholds, counts };
}

function rowOf(rows: HouseholdRows, file: "households" | "people", rowNumber: number): SourceRow {
  const found = [rows.household, ...rows.people].find(
    (row) => row?.number === rowNumber && (file === "people") === (row !== rows.household),
  );
  return found ?? { number: rowNumber, cells: [] };
}

/** Writes a batch in the transaction of an act. Households whose source key is known already are left as they are. */
export async function writeBatch(tx: Tx, run: ImportRun, mapped: MappedBatch): Promise<ImportCounts> {
  const batch = await withoutKnown(tx, run, mapped);
  await addQuarantine(tx, run, batch.held, (file) => run.columns[file]);
  await addHeldHouseholds(tx, run, batch.heldHouseholds);
  await addVillages(tx, newVillages(run, batch.households));
  const made = batch.households.map((mapped) => ({ mapped, household: householdToWrite(run, mapped) }));
  const claimed = await claimSourceKeys(
    tx,
    made.map(({ household }) => household),
  );
  const added = made.filter(({ mapped }) => claimed.has(mapped.key));
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
    reviewsAdded,
    flags: tallyFlags(added.map(({ mapped }) => mapped)),
  });
}

/** A household that was corrected when it came first is not held back again for what still is in the file. */
async function withoutKnown(tx: Tx, run: ImportRun, batch: MappedBatch): Promise<MappedBatch> {
  const keys = batch.heldHouseholds.map(({ key }) => key);
  const known = await findKnownKeys(tx, run.prepared.source, keys);
  if (known.size === 0) return batch;
  const isKnown = ({ key }: HouseholdRows) => known.has(key);
  const held = batch.held.filter(({ entry }) => entry.householdKey === undefined || !known.has(entry.householdKey));
  const rows = batch.heldHouseholds
    .filter(isKnown)
    .reduce((sum, { people, household }) => sum + people.length + (household === undefined ? 0 : 1), 0);
  return {
    ...batch,
    held,
    heldHouseholds: batch.heldHouseholds.filter((one) => !isKnown(one)),
    counts: {
      ...batch.counts,
      householdsKnown: batch.counts.householdsKnown + known.size,
      householdsQuarantined: batch.counts.householdsQuarantined - known.size,
      rowsQuarantined: batch.counts.rowsQuarantined - rows,
      reasons: tallyReasons(held.map(({ entry }) => entry)),
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

function householdToWrite(run: ImportRun, mapped: MappedHousehold): HouseholdToWrite {
  return {
    householdId: run.newId(),
    communeId: mapped.communeId,
    villageId: mapped.villageId,
    address: mapped.address,
    residence: mapped.residence,
    registeredOn: mapped.registeredOn,
    flags: mapped.flags,
    sourceSystem: run.prepared.source,
    sourceKey: mapped.key,
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
