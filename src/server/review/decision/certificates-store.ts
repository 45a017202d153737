import { isListed } from "#server/review/standard/classes-store.ts";
import { sql } from "kysely";
import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { ReviewMove } from "#programme/review/decision/review-acts.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { DecisionOfPaper } from "#server/review/paper/papers-store.ts";
import type { listCertificates } from "#contract/review/decision.ts";
import { nameOrder } from "#server/platform/database/name-order.ts";

type Issue = {
  readonly validYear: number;
  readonly on: LocalDate;
  readonly by: string;
  readonly issuerName: string;
  readonly move: ReviewMove;
};

/**
 * Certificates for the households of a decision that have none and of which it was not withdrawn, numbered on from the last of the year; and their reviews are certified.
 * One issue a commune and year at a time, so that no number is left out or used twice. Ids are made by the application.
 */
export async function addCertificates(
  tx: Tx,
  decision: DecisionOfPaper,
  ids: () => string,
  issue: Issue,
  only?: string,
): Promise<number> {
  const { decisionId, communeId } = decision;
  const year = Number(issue.on.slice(0, 4));
  await sql`select pg_advisory_xact_lock(hashtextextended(${`certificates ${communeId} ${year}`}, 0))`.execute(tx);
  const without = await sql<{ householdId: Id<"household"> }>`select status.household_id as "householdId"
    from review.poverty_statuses status left join registry.areas village on village.area_id = status.village_id
    where status.decision_id = ${decisionId} and not status.carried and status.outcome = 'recognised' and ${isListed("status.class")}
      and (${only ?? null}::uuid is null or status.household_id = ${only ?? null}::uuid)
      and not exists (select from review.certificates certificate where certificate.household_id = status.household_id
        and certificate.decision_id = ${decisionId} and certificate.withdrawn_on is null)
      and not exists (select from review.poverty_statuses later join review.decisions back on back.decision_id = later.decision_id
        where later.household_id = status.household_id and back.withdraws_decision_id = ${decisionId})
    order by village.name ${nameOrder} nulls last, status.household_id`.execute(tx);
  const households = without.rows.map(({ householdId }) => householdId);
  if (households.length === 0) return 0;
  await sql`with added as (insert into review.certificates (household_id, certificate_id, decision_id, commune_id, issue_year, serial, valid_year, class,
      head_name, head_people, place, members, issued_on, issued_by, issuer_name)
    select made.household_id, made.certificate_id, ${decisionId}, ${communeId}, ${year},
      (select coalesce(max(serial), 0) from review.certificates where commune_id = ${communeId} and issue_year = ${year}) + made.at,
      ${issue.validYear}, status.class, coalesce(people.members -> 0 ->> 'name', '–'), people.members -> 0 ->> 'people',
      case when strpos(household.address, village.name) > 0 then household.address
        else concat_ws(', ', nullif(household.address, ''), village.name) end, people.members, ${issue.on}, ${issue.by}, ${issue.issuerName}
    from unnest(${households}::uuid[], ${households.map(ids)}::uuid[]) with ordinality made (household_id, certificate_id, at)
    join review.poverty_statuses status on status.household_id = made.household_id and status.decision_id = ${decisionId} and not status.carried
    join registry.households household on household.household_id = made.household_id
    left join registry.areas village on village.area_id = household.village_id
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('name', person.full_name, 'people', people.name, 'relation', member.relation,
          'sex', person.sex, 'born', extract(year from person.birth_date)::int)
          order by member.relation <> 'head', person.birth_date nulls last, person.person_id), '[]') as members
      from registry.memberships member
      join registry.people person on person.household_id = member.household_id and person.person_id = member.person_id
      left join registry.ethnicities people on people.code = person.ethnicity_code
      where member.household_id = made.household_id and member.valid_from <= ${issue.on}
        and (member.valid_to is null or member.valid_to >= ${issue.on})
    ) people returning commune_id, issue_year, serial, certificate_id)
    insert into review.certificate_numbers (commune_id, issue_year, serial, certificate_id)
    select commune_id, issue_year, serial, certificate_id from added`.execute(tx);
  await sql`update review.reviews review set state = ${issue.move.to}
    where review.round_id = ${decision.roundId} and review.household_id = any (${households}::uuid[]) and review.state = any (${[...issue.move.from]}::text[])`.execute(
    tx,
  );
  return households.length;
}

/** Certificates of a decision that hold. */
export async function countValid(tx: Tx, decisionId: Id<"decision">): Promise<number> {
  const found = await sql<{ valid: number }>`select count(*)::int as valid from review.certificates
    where decision_id = ${decisionId} and withdrawn_on is null`.execute(tx);
  return found.rows[0]?.valid ?? 0;
}

type Row = Output<typeof listCertificates>["rows"][number];

/** The latest number first. */
export async function listCertificateRows(
  tx: Tx,
  of: {
    readonly communeId: string | undefined;
    readonly decisionId: Id<"decision"> | undefined;
    readonly householdId: Id<"household"> | undefined;
    readonly state: Row["state"] | undefined;
    readonly offset: number;
    readonly limit: number;
  },
): Promise<readonly (Omit<Row, "number"> & { readonly serial: number })[]> {
  const found = await sql<Omit<Row, "number"> & { serial: number }>`select household_id as "householdId",
      certificate_id as "certificateId", decision_id as "decisionId", serial, valid_year as "validYear", class, head_name as "headName",
      place, jsonb_array_length(members) as members, issued_on as "issuedOn", issuer_name as "issuerName",
      case when withdrawn_on is null then 'valid' else 'withdrawn' end as state, withdrawn_on as "withdrawnOn",
      withdrawn_reason as "withdrawnReason"
    from review.certificates
    where (${of.communeId ?? null}::text is null or commune_id = ${of.communeId ?? null})
      and (${of.decisionId ?? null}::uuid is null or decision_id = ${of.decisionId ?? null}::uuid)
      and (${of.householdId ?? null}::uuid is null or household_id = ${of.householdId ?? null}::uuid)
      and (${of.state ?? null}::text is null or (withdrawn_on is null) = (${of.state ?? null} = 'valid'))
    order by issue_year desc, commune_id, serial desc limit ${of.limit} offset ${of.offset}`.execute(tx);
  return found.rows;
}

export type LoadedCertificate = {
  readonly decisionId: Id<"decision">;
  readonly communeId: string;
  readonly issuedOn: LocalDate;
  readonly withdrawnOn: LocalDate | null;
};
type Key = { readonly householdId: Id<"household">; readonly certificateId: Id<"certificate"> };

/** The commune of a certificate, and the round that it rests on. */
export async function placeOfCertificate(
  tx: Tx,
  of: Key,
): Promise<{ readonly communeId: string; readonly roundId: Id<"round"> } | undefined> {
  const found = await sql<{ communeId: string; roundId: Id<"round"> }>`select certificate.commune_id as "communeId",
      decision.round_id as "roundId"
    from review.certificates certificate join review.decisions decision on decision.decision_id = certificate.decision_id
    where certificate.household_id = ${of.householdId} and certificate.certificate_id = ${of.certificateId}`.execute(
    tx,
  );
  return found.rows[0];
}

export async function serialOf(tx: Tx, of: Key): Promise<number | undefined> {
  const found = await tx
    .selectFrom("review.certificates")
    .select("serial")
    .where("household_id", "=", of.householdId)
    .where("certificate_id", "=", of.certificateId)
    .executeTakeFirst();
  return found?.serial;
}

export async function loadCertificate(tx: Tx, of: Key): Promise<LoadedCertificate | undefined> {
  const found =
    await sql<LoadedCertificate>`select decision_id as "decisionId", commune_id as "communeId", issued_on as "issuedOn",
      withdrawn_on as "withdrawnOn"
    from review.certificates where household_id = ${of.householdId} and certificate_id = ${of.certificateId} for update`.execute(
      tx,
    );
  return found.rows[0];
}

export async function setWithdrawn(
  tx: Tx,
  of: Key,
  how: { readonly on: LocalDate; readonly reason: string; readonly by: string; readonly replacedBy: string | null },
): Promise<void> {
  await tx
    .updateTable("review.certificates")
    .set({ withdrawn_on: how.on, withdrawn_reason: how.reason, withdrawn_by: how.by, replaced_by: how.replacedBy })
    .where("household_id", "=", of.householdId)
    .where("certificate_id", "=", of.certificateId)
    .execute();
}

export type CertificateOfPaper = {
  readonly communeName: string;
  readonly serial: number;
  readonly validYear: number;
  readonly class: string;
  readonly headName: string;
  readonly headPeople: string | null;
  readonly place: string;
  readonly members: readonly {
    readonly name: string | null;
    readonly people: string | null;
    readonly relation: string;
    readonly sex: string | null;
    readonly born: number | null;
  }[];
  readonly issuedOn: LocalDate;
  readonly issuerName: string;
  readonly decisionNumber: string;
  readonly decidedOn: LocalDate;
  readonly paperCode: string;
  readonly standardEndedOn: LocalDate | null;
};

/** Valid certificates of a decision, by number. */
export async function listCertificatePapers(
  tx: Tx,
  decisionId: Id<"decision">,
  householdId: Id<"household"> | undefined,
  on: LocalDate,
): Promise<readonly CertificateOfPaper[]> {
  const found = await sql<CertificateOfPaper>`select commune.full_name as "communeName", certificate.serial,
      certificate.valid_year as "validYear", certificate.class, certificate.head_name as "headName",
      certificate.head_people as "headPeople", certificate.place, certificate.members, certificate.issued_on as "issuedOn",
      certificate.issuer_name as "issuerName", decision.number as "decisionNumber", decision.decided_on as "decidedOn",
      certificate.paper_code as "paperCode",
      case when standard.valid_to < ${on}::date then standard.valid_to end as "standardEndedOn"
    from review.certificates certificate
    join review.decisions decision on decision.decision_id = certificate.decision_id
    join review.rounds round on round.round_id = coalesce(decision.restored_round_id, decision.round_id)
    join review.standards standard on standard.standard_id = round.standard_id and standard.version = round.standard_version
    join registry.areas commune on commune.area_id = certificate.commune_id
    where certificate.decision_id = ${decisionId} and certificate.withdrawn_on is null
      and (${householdId ?? null}::uuid is null or certificate.household_id = ${householdId ?? null}::uuid)
    order by certificate.issue_year, certificate.serial`.execute(tx);
  return found.rows;
}
