import { sql } from "kysely";
import type { Output } from "#contract/endpoint.ts";
import type { getDuplicate } from "#contract/registry/duplicate.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { PairState } from "#programme/registry/duplicate/merge.ts";
import type { Tx } from "#server/platform/database/database.ts";

export type PairKey = {
  readonly leftHouseholdId: Id<"household">;
  readonly leftPersonId: Id<"person">;
  readonly rightHouseholdId: Id<"household">;
  readonly rightPersonId: Id<"person">;
};

export type FoundPair = PairKey & {
  readonly leftCommuneId: string;
  readonly rightCommuneId: string;
  readonly foundBy: "shared_number" | "likeness";
  readonly probability: number | null;
  readonly evidence: readonly { readonly field: string; readonly level: string; readonly weight: number | null }[];
  readonly fingerprint: string;
};

export type SharedNumber = {
  readonly kind: string;
  readonly personId: Id<"person">;
  readonly householdId: Id<"household">;
  readonly communeId: string;
  readonly otherPersonId: Id<"person">;
  readonly otherHouseholdId: Id<"household">;
  readonly otherCommuneId: string;
};

/** Of the people of these communes, or of a few households there. */
export async function listSharedNumbers(
  tx: Tx,
  communes: readonly string[],
  householdIds?: readonly Id<"household">[],
): Promise<readonly SharedNumber[]> {
  const found =
    await sql<SharedNumber>`select kind, person_id as "personId", household_id as "householdId", commune_id as "communeId",
      other_person_id as "otherPersonId", other_household_id as "otherHouseholdId", other_commune_id as "otherCommuneId"
    from registry.people_with_shared_numbers(${communes}::text[], ${householdIds ?? null}::uuid[])`.execute(tx);
  return found.rows;
}

/** Adds pairs that nobody knows yet, and asks again about those that were said to be two people and have changed. */
export async function addPairs(tx: Tx, pairs: readonly FoundPair[], at: string): Promise<number> {
  if (pairs.length === 0) return 0;
  const added =
    await sql`insert into registry.duplicate_pairs as known (left_household_id, left_person_id, right_household_id,
      right_person_id, left_commune_id, right_commune_id, found_by, probability, evidence, fingerprint, found_at)
    select pair."leftHouseholdId", pair."leftPersonId", pair."rightHouseholdId", pair."rightPersonId", pair."leftCommuneId",
      pair."rightCommuneId", pair."foundBy", pair.probability, pair.evidence, pair.fingerprint, ${at}
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as pair ("leftHouseholdId" uuid, "leftPersonId" uuid,
      "rightHouseholdId" uuid, "rightPersonId" uuid, "leftCommuneId" text, "rightCommuneId" text, "foundBy" text,
      probability double precision, evidence jsonb, fingerprint text)
    on conflict (left_household_id, left_person_id, right_household_id, right_person_id) do update
      set evidence = excluded.evidence, probability = excluded.probability, fingerprint = excluded.fingerprint,
        found_by = excluded.found_by, found_at = excluded.found_at, state = 'waiting', decided_at = null, decided_by = null, reason = null
      where known.state = 'not_same' and known.fingerprint <> excluded.fingerprint
    returning known.left_person_id`.execute(tx);
  return added.rows.length;
}

/** Pairs that wait, found by their number when one was registered: what the whole comparison says of them. */
export async function enrichPairs(tx: Tx, pairs: readonly FoundPair[]): Promise<void> {
  const compared = pairs.filter(({ probability }) => probability !== null);
  if (compared.length === 0) return;
  await sql`update registry.duplicate_pairs known set evidence = pair.evidence, probability = pair.probability
    from jsonb_to_recordset(${JSON.stringify(compared)}::jsonb) as pair ("leftHouseholdId" uuid, "leftPersonId" uuid,
      "rightHouseholdId" uuid, "rightPersonId" uuid, probability double precision, evidence jsonb)
    where known.state = 'waiting' and known.left_household_id = pair."leftHouseholdId" and known.left_person_id = pair."leftPersonId"
      and known.right_household_id = pair."rightHouseholdId" and known.right_person_id = pair."rightPersonId"
      and known.probability is distinct from pair.probability`.execute(tx);
}

type Pair = Output<typeof getDuplicate>;

const recordOf = (side: "left" | "right") => sql`(select jsonb_build_object('personId', person.person_id, 'householdId',
      person.household_id, 'communeId', person.commune_id, 'communeName', commune.name, 'villageName', village.name, 'address', household.address, 'fullName',
      person.full_name, 'birthDate', person.birth_date, 'birthPrecision', person.birth_precision, 'sex', person.sex, 'ethnicityName',
      ethnicity.name, 'closedOn', household.closed_on,
      'headName', (select head.full_name from registry.memberships member join registry.people head
          on head.household_id = member.household_id and head.person_id = member.person_id
        where member.household_id = person.household_id and member.relation = 'head' order by member.valid_to desc nulls first limit 1),
      'members', (select count(*) from registry.memberships member
        where member.household_id = person.household_id and member.valid_to is null))
    from registry.people person
    join registry.households household on household.household_id = person.household_id
    join registry.areas commune on commune.area_id = household.commune_id
    left join registry.areas village on village.area_id = household.village_id
    left join registry.ethnicities ethnicity on ethnicity.code = person.ethnicity_code
    where person.household_id = ${sql.ref(`pair.${side}_household_id`)} and person.person_id = ${sql.ref(`pair.${side}_person_id`)})`;

const pairFields = sql`pair.left_household_id as "leftHouseholdId", pair.left_person_id as "leftPersonId",
    pair.right_household_id as "rightHouseholdId", pair.right_person_id as "rightPersonId", ${recordOf("left")} as left,
    ${recordOf("right")} as right, left_commune.name as "leftCommuneName", right_commune.name as "rightCommuneName",
    pair.found_by as "foundBy", pair.probability, pair.evidence, pair.found_at as "foundAt", pair.state,
    officer.full_name as "decidedBy", pair.decided_at as "decidedAt", pair.reason
  from registry.duplicate_pairs pair
  join registry.areas left_commune on left_commune.area_id = pair.left_commune_id
  join registry.areas right_commune on right_commune.area_id = pair.right_commune_id
  left join authority.officers officer on officer.officer_id = pair.decided_by`;

const isPair = (
  key: PairKey,
) => sql`pair.left_household_id = ${key.leftHouseholdId} and pair.left_person_id = ${key.leftPersonId}
  and pair.right_household_id = ${key.rightHouseholdId} and pair.right_person_id = ${key.rightPersonId}`;

/** A shared number first, then the surest. */
export async function listPairs(
  tx: Tx,
  page: {
    readonly state: PairState;
    readonly communeId: string | undefined;
    readonly offset: number;
    readonly limit: number;
  },
): Promise<Pair[]> {
  const found = await sql<Pair>`select ${pairFields}
    where pair.state = ${page.state}
      and (${page.communeId ?? null}::text is null or ${page.communeId ?? null} in (pair.left_commune_id, pair.right_commune_id))
    order by pair.found_by desc, pair.probability desc nulls last, pair.left_household_id, pair.left_person_id, pair.right_person_id
    limit ${page.limit} offset ${page.offset}`.execute(tx);
  return found.rows;
}

export async function countPairs(tx: Tx, state: PairState, communeId: string | undefined): Promise<number> {
  const found = await sql<{ total: number }>`select count(*)::int as total from registry.duplicate_pairs pair
    where pair.state = ${state}
      and (${communeId ?? null}::text is null or ${communeId ?? null} in (pair.left_commune_id, pair.right_commune_id))`.execute(
    tx,
  );
  return found.rows[0]?.total ?? 0;
}

export async function findPair(tx: Tx, key: PairKey): Promise<Pair | undefined> {
  const found = await sql<Pair>`select ${pairFields} where ${isPair(key)}`.execute(tx);
  return found.rows[0];
}

export type LoadedPair = {
  readonly state: PairState;
  readonly leftCommuneId: string;
  readonly rightCommuneId: string;
  readonly decidedAt: string | null;
  readonly ended: Ended | null;
};
/** What a merge ended, to be undone exactly. */
export type Ended = {
  readonly householdId: Id<"household">;
  readonly keptHouseholdId: Id<"household">;
  readonly personIds: readonly Id<"person">[];
  readonly lastDay: LocalDate;
  readonly isClosed: boolean;
};

/** Locks the pair, and answers for the check of the area the commune of it that the officer sees. */
export async function lockPair(tx: Tx, key: PairKey): Promise<string | undefined> {
  const found = await sql<{
    communeId: string;
  }>`select case when authority.sees(pair.left_commune_id) then pair.left_commune_id
      else pair.right_commune_id end as "communeId"
    from registry.duplicate_pairs pair where ${isPair(key)} for update`.execute(tx);
  return found.rows[0]?.communeId;
}

export async function findPairState(tx: Tx, key: PairKey): Promise<LoadedPair | undefined> {
  const found = await sql<LoadedPair>`select pair.state, pair.left_commune_id as "leftCommuneId",
      pair.right_commune_id as "rightCommuneId", pair.decided_at as "decidedAt", pair.ended
    from registry.duplicate_pairs pair where ${isPair(key)}`.execute(tx);
  return found.rows[0];
}

/** Members of a household who are recorded in another one too, by the pairs that nobody has denied. */
export async function listAlsoRecorded(
  tx: Tx,
  householdId: Id<"household">,
  otherHouseholdId: string,
): Promise<ReadonlySet<string>> {
  const found = await sql<{ personId: Id<"person"> }>`
    select case when left_household_id = ${householdId} then left_person_id else right_person_id end as "personId"
    from registry.duplicate_pairs where state <> 'not_same' and (
      (left_household_id = ${householdId} and right_household_id = ${otherHouseholdId})
      or (right_household_id = ${householdId} and left_household_id = ${otherHouseholdId}))`.execute(tx);
  return new Set(found.rows.map(({ personId }) => personId));
}

export async function setPairState(
  tx: Tx,
  key: PairKey,
  decided: {
    readonly state: PairState;
    readonly by: string;
    readonly at: string;
    readonly reason: string;
    readonly ended?: Ended;
  },
): Promise<void> {
  const isWaiting = decided.state === "waiting";
  await sql`update registry.duplicate_pairs pair set state = ${decided.state}, decided_by = ${isWaiting ? null : decided.by},
      decided_at = ${isWaiting ? null : decided.at}, reason = ${decided.reason},
      ended = ${decided.ended === undefined ? null : JSON.stringify(decided.ended)}::jsonb
    where ${isPair(key)}`.execute(tx);
}

/** The other pairs between two households that turned out to be one. */
export async function setStateBetween(
  tx: Tx,
  householdIds: readonly [string, string],
  decided: {
    readonly from: PairState;
    readonly to: PairState;
    readonly by: string;
    readonly at: string;
    readonly reason: string;
  },
): Promise<void> {
  const isWaiting = decided.to === "waiting";
  await sql`update registry.duplicate_pairs set state = ${decided.to}, decided_by = ${isWaiting ? null : decided.by},
      decided_at = ${isWaiting ? null : decided.at}, reason = ${decided.reason}
    where state = ${decided.from} and ended is null
      and left_household_id = any(${householdIds}::uuid[]) and right_household_id = any(${householdIds}::uuid[])`.execute(
    tx,
  );
}

/** Whether anything was done to either household after that instant, but for the merge itself. */
export async function isChangedSince(tx: Tx, householdIds: readonly Id<"household">[], at: string): Promise<boolean> {
  const found = await sql<{ changed: boolean }>`select exists (select from registry.household_acts
    where household_id = any(${householdIds}::uuid[]) and done_at > ${at}) as changed`.execute(tx);
  return found.rows[0]?.changed === true;
}

/** What ended holds again, as if it had not. */
export async function reopen(tx: Tx, { householdId, personIds, lastDay, isClosed }: Ended): Promise<void> {
  await sql`update registry.memberships set valid_to = null
    where household_id = ${householdId} and person_id = any(${personIds}::uuid[]) and valid_to = ${lastDay}`.execute(
    tx,
  );
  await sql`update registry.person_residences set valid_to = null
    where household_id = ${householdId} and person_id = any(${personIds}::uuid[]) and valid_to = ${lastDay}`.execute(
    tx,
  );
  if (isClosed)
    await sql`update registry.households set closed_on = null, closed_reason = null where household_id = ${householdId}`.execute(
      tx,
    );
}
