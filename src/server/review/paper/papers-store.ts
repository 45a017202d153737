/** What stands on the papers of a review. */
import { sql } from "kysely";
import { isAverageLiving } from "#server/review/standard/classes-store.ts";
import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { ListFlag } from "#programme/review/decision/decide-outcome.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { listDecisions } from "#contract/review/decision.ts";
import type { RipeReview } from "#server/review/decision/decisions-store.ts";
import { nameOrder } from "#server/platform/database/name-order.ts";

type DecisionRow = Output<typeof listDecisions>["rows"][number];

export async function listDecisionRows(
  tx: Tx,
  of: { readonly roundId: Id<"round">; readonly communeId: string },
): Promise<DecisionRow[]> {
  const found = await sql<DecisionRow>`select decision.decision_id as "decisionId", decision.number,
      decision.kind, decision.reason, decision.decided_on as "decidedOn", decision.effective_on as "effectiveOn",
      decision.signer_name as "signerName",
      count(*) filter (where status.outcome = 'recognised')::int as recognised,
      case when not decision.opens_standard then count(*) filter (where status.outcome = 'escaped')::int end as escaped,
      count(*) filter (where status.outcome = 'refused')::int as refused,
      (select count(*)::int from review.certificates certificate
        where certificate.decision_id = decision.decision_id and certificate.withdrawn_on is null) as certificates
    from review.decisions decision
    left join review.poverty_statuses status on status.decision_id = decision.decision_id and not status.carried
    where decision.round_id = ${of.roundId} and decision.commune_id = ${of.communeId}
    group by decision.decision_id order by decision.decided_on desc, decision.decision_id desc`.execute(tx);
  return found.rows;
}

export type DecisionOfPaper = {
  readonly decisionId: Id<"decision">;
  readonly roundId: Id<"round">;
  readonly communeId: string;
  readonly communeName: string;
  readonly number: string;
  readonly decidedOn: LocalDate;
  readonly effectiveOn: LocalDate;
  readonly signerName: string;
  readonly legalBasis: string;
  readonly paperCode: string;
  readonly year: number;
  readonly kind: "annual" | "regular" | "average_living";
  readonly decisionKind: "list" | "withdrawal";
  readonly opensStandard: boolean;
  /** Of a withdrawal: the number of the decision that it takes back, and why. */
  readonly withdrawsNumber: string | null;
  readonly reason: string | null;
  readonly standardId: string;
  readonly standardVersion: string;
  readonly sampleScores: boolean;
};

export async function findDecision(tx: Tx, decisionId: Id<"decision">): Promise<DecisionOfPaper | undefined> {
  const found = await sql<DecisionOfPaper>`select decision.decision_id as "decisionId", decision.round_id as "roundId",
      decision.commune_id as "communeId", commune.full_name as "communeName", decision.number, decision.decided_on as "decidedOn",
      decision.effective_on as "effectiveOn", decision.signer_name as "signerName", decision.legal_basis as "legalBasis",
      decision.paper_code as "paperCode", decision.kind as "decisionKind", decision.opens_standard as "opensStandard", withdrawn.number as "withdrawsNumber", decision.reason,
      round.year, round.kind, round.standard_id as "standardId",
      round.standard_version as "standardVersion", coalesce(scores.sample, false) as "sampleScores"
    from review.decisions decision
    join registry.areas commune on commune.area_id = decision.commune_id
    join review.rounds round on round.round_id = decision.round_id
    left join review.decisions withdrawn on withdrawn.decision_id = decision.withdraws_decision_id
    left join review.score_tables scores on scores.score_table_id = round.score_table_id
    where decision.decision_id = ${decisionId}`.execute(tx);
  return found.rows[0];
}

export async function communeOfDecision(tx: Tx, decisionId: Id<"decision">): Promise<string | undefined> {
  return (await findDecision(tx, decisionId))?.communeId;
}

const headBornOf = (
  household: string,
) => sql`(select extract(year from head.birth_date)::int from registry.memberships member
  join registry.people head on head.household_id = member.household_id and head.person_id = member.person_id
  where member.household_id = ${sql.ref(household)} and member.relation = 'head' order by member.valid_to desc nulls first limit 1)`;
const headOf = (household: string) => sql`(select head.full_name from registry.memberships member
  join registry.people head on head.household_id = member.household_id and head.person_id = member.person_id
  where member.household_id = ${sql.ref(household)} and member.relation = 'head' order by member.valid_to desc nulls first limit 1)`;

export type DecidedHousehold = {
  readonly householdId: Id<"household">;
  readonly headName: string | null;
  readonly headBorn: number | null;
  readonly villageName: string | null;
  readonly class: string;
  readonly previousClass: string | null;
  readonly outcome: "recognised" | "escaped" | "refused" | "withdrawn";
  readonly listFlag: ListFlag | null;
  readonly lowIncomeWorkers: number | null;
  /** Of the class of average living, which a check of that standard recognises. */
  readonly isAverage: boolean;
  readonly memberCount: number;
};

/** The list of a decision, village by village. */
export async function listDecided(tx: Tx, decisionId: Id<"decision">): Promise<readonly DecidedHousehold[]> {
  const found =
    await sql<DecidedHousehold>`select status.household_id as "householdId", ${headOf("status.household_id")} as "headName",
      ${headBornOf("status.household_id")} as "headBorn", village.name as "villageName", status.class, status.previous_class as "previousClass", status.outcome, status.list_flag as "listFlag",
      status.low_income_workers as "lowIncomeWorkers", coalesce(${isAverageLiving("status.class")}, false) as "isAverage",
      status.member_count as "memberCount"
    from review.poverty_statuses status left join registry.areas village on village.area_id = status.village_id
    where status.decision_id = ${decisionId} and not status.carried and status.outcome in ('recognised', 'escaped', 'withdrawn')
    order by village.name ${nameOrder} nulls last, 2, status.household_id`.execute(tx);
  return found.rows;
}

type Drafted = {
  readonly review: RipeReview;
  readonly outcome: "recognised" | "escaped" | "refused";
  readonly listFlag: ListFlag | null;
};

/** The households of a list that is not decided yet, in the order in which its decision will have them. */
export async function listHouseholdsOfDraft(tx: Tx, list: readonly Drafted[]): Promise<readonly DecidedHousehold[]> {
  const rows = list.map(({ review, outcome, listFlag }) => ({ ...review, outcome, listFlag }));
  const found =
    await sql<DecidedHousehold>`select drafted."householdId", ${headOf("drafted.householdId")} as "headName",
      ${headBornOf("drafted.householdId")} as "headBorn", village.name as "villageName", drafted.class, drafted."previousClass",
      drafted.outcome, drafted."listFlag", drafted."lowIncomeWorkers",
      coalesce(${isAverageLiving("drafted.class")}, false) as "isAverage", drafted."memberCount"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as drafted ("householdId" uuid, "villageId" text, class text,
      "previousClass" text, "lowIncomeWorkers" int, "memberCount" int, outcome text, "listFlag" text)
    left join registry.areas village on village.area_id = drafted."villageId"
    order by village.name ${nameOrder} nulls last, 2, drafted."householdId"`.execute(tx);
  return found.rows;
}

/** The villages of a commune by id, in the order of their names; or the commune itself. */
export async function namePlaces(
  tx: Tx,
  communeId: string,
  of: "villages" | "commune" = "villages",
): Promise<ReadonlyMap<string, string>> {
  const found = await sql<{ areaId: string; name: string }>`
    select area_id as "areaId", case when area_id = ${communeId} then full_name else name end as name from registry.areas
    where ${of === "commune" ? sql`area_id` : sql`parent_id`} = ${communeId} order by name ${nameOrder}, area_id`.execute(
    tx,
  );
  return new Map(found.rows.map(({ areaId, name }) => [areaId, name]));
}

export type RefusedHousehold = {
  readonly householdId: Id<"household">;
  readonly paperCode: string;
  readonly headName: string | null;
  readonly headBorn: number | null;
  readonly villageName: string | null;
  readonly deprivations: number;
  readonly setting: "rural" | "urban" | null;
  readonly incomeScore: number | null;
  readonly incomePerPerson: string | null;
  readonly scoreLimit: number | null;
  readonly incomeLimit: string | null;
};

export async function listRefused(
  tx: Tx,
  decisionId: Id<"decision">,
  householdId: Id<"household"> | undefined,
): Promise<readonly Omit<RefusedHousehold, "scoreLimit" | "incomeLimit">[]> {
  const found = await sql<RefusedHousehold>`select status.household_id as "householdId", 
      coalesce(letter.paper_code, decision.paper_code) as "paperCode", ${headOf("status.household_id")} as "headName", ${headBornOf("status.household_id")} as "headBorn",
      village.name as "villageName", status.deprivations, review.setting, review.income_score as "incomeScore",
      review.income_per_person::text as "incomePerPerson"
    from review.poverty_statuses status
    join review.decisions decision on decision.decision_id = status.decision_id
    join review.reviews review on review.household_id = status.household_id and review.review_id = status.review_id
    left join review.refusal_letters letter on letter.household_id = status.household_id and letter.decision_id = status.decision_id
    left join registry.areas village on village.area_id = status.village_id
    where status.decision_id = ${decisionId} and not status.carried and status.outcome = 'refused'
      and (${householdId ?? null}::uuid is null or status.household_id = ${householdId ?? null}::uuid)
    order by village.name ${nameOrder} nulls last, 2, status.household_id`.execute(tx);
  return found.rows;
}

export type ListedHousehold = {
  readonly householdId: Id<"household">;
  readonly headName: string | null;
  readonly headBorn: number | null;
  readonly villageName: string | null;
  readonly members: number;
  readonly previousClass: string | null;
};

/** Who is on the list of a round in a commune, or in one village of it. */
export async function listListed(
  tx: Tx,
  of: { readonly roundId: Id<"round">; readonly communeId: string; readonly villageId: string | undefined },
): Promise<readonly ListedHousehold[]> {
  const found =
    await sql<ListedHousehold>`select review.household_id as "householdId", ${headOf("review.household_id")} as "headName",
      ${headBornOf("review.household_id")} as "headBorn", village.name as "villageName", review.previous_class as "previousClass",
      (select count(*)::int from registry.memberships member
        where member.household_id = review.household_id and member.valid_to is null) as members
    from review.reviews review left join registry.areas village on village.area_id = review.village_id
    where review.round_id = ${of.roundId} and review.commune_id = ${of.communeId} and review.state <> 'superseded'
      and (${of.villageId ?? null}::text is null or review.village_id = ${of.villageId ?? null})
    order by village.name ${nameOrder} nulls last, 2, review.household_id`.execute(tx);
  return found.rows;
}

/** Households of a village that may still be surveyed, in the order of the route. */
export async function listToSurvey(
  tx: Tx,
  of: { readonly roundId: Id<"round">; readonly villageId: string },
): Promise<readonly Id<"household">[]> {
  const found = await sql<{ householdId: Id<"household"> }>`select household_id as "householdId" from review.reviews
    where round_id = ${of.roundId} and village_id = ${of.villageId} and state in ('listed', 'screened', 'surveyed', 'scored')
    order by route_position nulls last, household_id limit 1000`.execute(tx);
  return found.rows.map(({ householdId }) => householdId);
}

export type MeetingOfPaper = {
  readonly paperCode: string;
  readonly communeName: string;
  readonly villageName: string;
  readonly year: number;
  readonly heldOn: LocalDate;
  readonly chair: string;
  readonly secretary: string;
  readonly present: number;
  readonly frontObserver: string | null;
  readonly minutes: string;
  readonly householdRepresentative: string | null;
  readonly minutesSignedOn: LocalDate | null;
  readonly results: readonly {
    readonly headName: string | null;
    readonly headBorn: number | null;
    readonly class: string | null;
    readonly agreed: number;
    readonly objection: string | null;
  }[];
};

/** The latest meeting of a village in the round. */
export async function findMeetingOfVillage(
  tx: Tx,
  of: { readonly roundId: Id<"round">; readonly villageId: string },
): Promise<MeetingOfPaper | undefined> {
  const found = await sql<
    MeetingOfPaper & { meetingId: Id<"meeting"> }
  >`select meeting.meeting_id as "meetingId", meeting.paper_code as "paperCode",
      commune.full_name as "communeName", village.name as "villageName", round.year, meeting.held_on as "heldOn", meeting.chair,
      meeting.secretary, meeting.present, meeting.front_observer as "frontObserver", meeting.minutes,
      meeting.household_representative as "householdRepresentative", meeting.minutes_signed_on as "minutesSignedOn"
    from review.meetings meeting
    join registry.areas village on village.area_id = meeting.village_id
    join registry.areas commune on commune.area_id = meeting.commune_id
    join review.rounds round on round.round_id = meeting.round_id
    where meeting.round_id = ${of.roundId} and meeting.village_id = ${of.villageId}
    order by meeting.held_on desc, meeting.meeting_id desc limit 1`.execute(tx);
  const [meeting] = found.rows;
  if (meeting === undefined) return undefined;
  const results = await sql<MeetingOfPaper["results"][number]>`select ${headOf("result.household_id")} as "headName",
      ${headBornOf("result.household_id")} as "headBorn", review.class, result.agreed, result.objection
    from review.meeting_results result
    join review.reviews review on review.household_id = result.household_id and review.review_id = result.review_id
    where result.meeting_id = ${meeting.meetingId} order by 1, result.household_id`.execute(tx);
  return { ...meeting, results: results.rows };
}

export async function communeOfReview(
  tx: Tx,
  of: { readonly householdId: Id<"household">; readonly roundId: Id<"round"> },
): Promise<string | undefined> {
  const row = await tx
    .selectFrom("review.reviews")
    .select("commune_id")
    .where("household_id", "=", of.householdId)
    .where("round_id", "=", of.roundId)
    .executeTakeFirst();
  return row?.commune_id;
}
