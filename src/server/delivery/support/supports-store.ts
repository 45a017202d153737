import { sql } from "kysely";
import type { BeneficiaryGroup } from "#programme/review/standard/beneficiary-groups.ts";
import {
  classEndedOn,
  combinationsAmong,
  causesReported,
  escapesOn,
  isInPoverty,
  isListed,
  statusesOn,
} from "#server/review/published.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Money } from "#kernel/money.ts";
import type { Instalment } from "#programme/delivery/instalments.ts";
import type { Texts } from "#programme/planning/framework/programme-parts.ts";
import type { SupportPeriod } from "#programme/delivery/support-period.ts";
import { lacksEvidence } from "#server/delivery/evidence/lacks-evidence.ts";
import type { Tx } from "#server/platform/database/database.ts";

/** A household of the commune as the last decision left it, with what its decided review recorded: what a kind's rule may ask. */
export type Candidate = {
  readonly householdId: Id<"household">;
  readonly reviewId: Id<"review">;
  readonly decisionId: Id<"decision">;
  readonly class: string;
  /** Is that class on the list? */
  readonly isListed: boolean;
  readonly deprivations: number;
  readonly memberCount: number;
  /** How many supports it has had or is to have, of whatever activity. */
  readonly given: number;
  readonly setting: "rural" | "urban" | null;
  readonly facts: Record<string, unknown>;
  /** Null where the household was not asked for the causes of its poverty. */
  readonly lacksLand: boolean | null;
  /** Null where it is unknown, or where nobody asks for it. */
  readonly newlyEscaped: boolean | null;
  readonly lowIncomeWorkers: number | null;
  readonly standardId: string;
  readonly standardVersion: string;
};

/** Did the household of `status` name land among the causes that it reported last on or before the day? */
const lacksLandOn = (on: LocalDate) =>
  sql`(select 'land' = any(reported.causes) from ${causesReported(sql`status.household_id`, on)} reported)`;

/** Newly escaped households of the commune on the day, for kinds that are for them. */
const escapesOfCommune = (communeId: string, on: LocalDate, groups: readonly BeneficiaryGroup[]) =>
  groups.includes("newly_escaped")
    ? sql`left join (${escapesOn(sql`in (select listed.household_id from ${statusesOn([communeId], on)} listed where not (${isListed("listed.class")}))`, on)}) escape
        on escape.household_id = status.household_id and escape.state <> 'unknown'`
    : sql`left join (select null::uuid as household_id, null::text as state) escape on false`;

/**
 * Candidates of a commune on a day, without those that the activity already has (of a kind for people with them: another of the household
 * may be left). Poor before near-poor before those of the groups beside the lists; then who lacks more by the weights of
 * its standard, who has had fewer supports, who has more members.
 */
export async function listCandidates(
  tx: Tx,
  communeId: string,
  activityId: Id<"activity">,
  on: LocalDate,
  groups: readonly BeneficiaryGroup[] = [],
  of: "households" | "people" = "households",
): Promise<readonly Candidate[]> {
  const found = await sql<Candidate>`with candidate as materialized (
    select status.household_id, status.review_id, status.decision_id, status.class, ${isInPoverty("status.class")} as poor,
      coalesce(${isListed("status.class")}, false) as listed, status.deprivations, status.member_count, given.given, review.setting,
      review.facts, ${lacksLandOn(on)} as lacks_land,
      coalesce(escape.state = 'newly_escaped', case when ${isListed("status.class")} then false end) as newly_escaped,
      status.low_income_workers, round.standard_id, round.standard_version
    from ${statusesOn([communeId], on)} status ${escapesOfCommune(communeId, on, groups)}
    join review.reviews review on review.household_id = status.household_id and review.review_id = status.review_id
    join review.rounds round on round.round_id = review.round_id
    join registry.households household on household.household_id = status.household_id
      and (household.closed_on is null or household.closed_on > ${on})
    cross join lateral (select coalesce(sum(support.quantity), 0)::int as given from delivery.supports support
      where support.household_id = status.household_id and support.state not in ('refused', 'returned')) given
    where (${isListed("status.class")} or escape.state = 'newly_escaped'
        or (${groups.includes("low_income_worker")} and status.low_income_workers > 0))
      and (${of === "people"} or not exists (select from delivery.supports support
        where support.household_id = status.household_id and support.activity_id = ${activityId}))
  ), lacks as materialized (${combinationsAmong(sql`candidate`)})
  select candidate.household_id as "householdId", candidate.review_id as "reviewId", candidate.decision_id as "decisionId", candidate.class,
    candidate.listed as "isListed", candidate.deprivations, candidate.member_count as "memberCount", candidate.given, candidate.setting,
    candidate.facts, candidate.lacks_land as "lacksLand", candidate.newly_escaped as "newlyEscaped",
    candidate.low_income_workers as "lowIncomeWorkers", candidate.standard_id as "standardId", candidate.standard_version as "standardVersion"
  from candidate left join lacks on lacks.standard_id = candidate.standard_id
    and lacks.standard_version = candidate.standard_version and lacks.deprivations = candidate.deprivations
  order by candidate.poor desc nulls last, candidate.listed desc, coalesce(lacks.share, 0) desc, candidate.given,
    candidate.member_count desc, candidate.household_id`.execute(tx);
  return found.rows;
}

export type NewSupport = Instalment & {
  readonly householdId: Id<"household">;
  readonly supportId: Id<"support">;
  /** Whom of the household it is for; undefined: the household as a whole. */
  readonly personId?: Id<"person"> | undefined;
  readonly reviewId: Id<"review">;
  /** Instalments of one support have the same. */
  readonly seriesId: string;
  readonly grounds: {
    readonly class: string;
    readonly decisionId: Id<"decision">;
    readonly deprivations: readonly string[];
    readonly groups?: readonly BeneficiaryGroup[];
  };
};

export async function addProposals(
  tx: Tx,
  activity: {
    readonly activityId: Id<"activity">;
    readonly communeId: string;
    readonly year: number;
    readonly content: string;
    readonly period: SupportPeriod;
  },
  proposals: readonly NewSupport[],
): Promise<void> {
  const rows = proposals.map((proposal) => ({ ...proposal, amount: proposal.amount.toString() }));
  const { from, until } = activity.period;
  await sql`insert into delivery.supports (household_id, support_id, person_id, activity_id, commune_id, content, year, period, quantity,
      amount, grounds, review_id, state, series_id, instalment, instalments, instalment_name, due_on)
    select "householdId", "supportId", "personId", ${activity.activityId}, ${activity.communeId}, ${activity.content}, ${activity.year},
      daterange(${from}::date, ${until}::date), quantity, amount::bigint, grounds, "reviewId", 'proposed',
      "seriesId", instalment, instalments, nullif(name, 'null'::jsonb), "dueOn"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as proposal (
      "householdId" uuid, "supportId" uuid, "personId" uuid, "reviewId" uuid, amount text, quantity int, grounds jsonb,
      "seriesId" uuid, instalment int, instalments int, name jsonb, "dueOn" date)`.execute(tx);
}

export type Support = {
  readonly householdId: Id<"household">;
  readonly supportId: Id<"support">;
  readonly activityId: Id<"activity">;
  readonly headName: string | null;
  /** Whom it is for; null: the household as a whole. */
  readonly personId: Id<"person"> | null;
  readonly personName: string | null;
  readonly villageName: string | null;
  readonly class: string | null;
  readonly deprivations: string[];
  /** Groups beside the lists because of which it was proposed. */
  readonly groups: BeneficiaryGroup[];
  readonly content: string;
  readonly quantity: number;
  /** Which of how many instalments; 1 of 1 of a support that is given at once. */
  readonly instalment: number;
  readonly instalments: number;
  /** Of a stage. */
  readonly instalmentName: Texts | null;
  /** Of a month. */
  readonly dueOn: LocalDate | null;
  readonly amount: Money;
  readonly state: string;
  readonly findings: {
    code: string;
    severity: "blocks" | "warns" | "tells";
    facts: Record<string, string | number | boolean>;
  }[];
  readonly deliveredOn: LocalDate | null;
  readonly evidence: number;
  /** "delivery photo": what its kind asks for before it is paid and is not there. */
  readonly missingEvidence: string[];
};

/** The rows named `support`, with household, village, head (`person`) and the person whom it is for (`supported`). */
export const supportsWithNames = sql`delivery.supports support
  join registry.households household on household.household_id = support.household_id
  left join registry.areas village on village.area_id = household.village_id
  left join registry.memberships membership
    on membership.household_id = support.household_id and membership.relation = 'head' and membership.valid_to is null
  left join registry.people person
    on person.household_id = membership.household_id and person.person_id = membership.person_id
  left join registry.people supported
    on supported.household_id = support.household_id and supported.person_id = support.person_id`;

const supportQuery = sql`
  select support.household_id as "householdId", support.support_id as "supportId", support.activity_id as "activityId",
    person.full_name as "headName", support.person_id as "personId", supported.full_name as "personName", village.name as "villageName", support.grounds ->> 'class' as class,
    coalesce(array(select jsonb_array_elements_text(support.grounds -> 'deprivations')), '{}') as deprivations,
    coalesce(array(select jsonb_array_elements_text(support.grounds -> 'groups')), '{}') as groups, support.content,
    support.quantity, support.instalment, support.instalments, support.instalment_name as "instalmentName", support.due_on as "dueOn",
    support.amount, support.state, coalesce(support.findings, '[]') as findings,
    support.delivered_on as "deliveredOn",
    (select count(*)::int from delivery.evidence evidence
      where evidence.household_id = support.household_id and evidence.support_id = support.support_id
        and evidence.withdrawn_at is null) as evidence,
    delivery.missing_evidence(support) as "missingEvidence"
  from ${supportsWithNames}`;

export async function listSupportRows(
  tx: Tx,
  filter: {
    readonly activityId: Id<"activity">;
    readonly state: string | undefined;
    readonly lacks?: "evidence" | undefined;
    readonly after: string | undefined;
    readonly limit: number;
  },
): Promise<readonly Support[]> {
  const found = await sql<Support>`${supportQuery}
    where support.activity_id = ${filter.activityId} and (${filter.state ?? null}::text is null or support.state = ${filter.state ?? null})
      and ${filter.lacks === undefined ? sql`true` : lacksEvidence}
      and (${filter.after ?? null}::uuid is null or support.support_id > ${filter.after ?? null}::uuid)
    order by support.support_id limit ${filter.limit}`.execute(tx);
  return found.rows;
}

export async function findSupport(
  tx: Tx,
  householdId: Id<"household">,
  supportId: Id<"support">,
): Promise<Support | undefined> {
  const found = await sql<Support>`${supportQuery}
    where support.household_id = ${householdId} and support.support_id = ${supportId}`.execute(tx);
  return found.rows[0];
}

export type LoadedSupport = {
  readonly householdId: Id<"household">;
  readonly supportId: Id<"support">;
  readonly activityId: Id<"activity">;
  readonly communeId: string;
  readonly reviewId: Id<"review"> | null;
  readonly personId: Id<"person"> | null;
  readonly content: string;
  readonly period: string;
  readonly amount: Money;
  /** What was approved, where less was delivered; null: the amount. */
  readonly approvedAmount: Money | null;
  readonly deliveredOn: LocalDate | null;
  readonly seriesId: string;
  readonly instalment: number;
  readonly instalments: number;
  readonly state: string;
  readonly findings: Support["findings"];
  readonly grounds: { readonly class: string; readonly deprivations: readonly string[] };
};

/** Supports that are acted on, locked in the order of their households. */
export async function loadSupports(
  tx: Tx,
  chosen: readonly { readonly householdId: Id<"household">; readonly supportId: Id<"support"> }[],
): Promise<readonly LoadedSupport[]> {
  const found = await sql<LoadedSupport>`
    select support.household_id as "householdId", support.support_id as "supportId", support.activity_id as "activityId",
      support.commune_id as "communeId", support.review_id as "reviewId", support.person_id as "personId", support.content, support.period::text as period, support.amount,
      support.approved_amount as "approvedAmount", support.delivered_on as "deliveredOn", support.state,
      support.series_id as "seriesId", support.instalment, support.instalments, coalesce(support.findings, '[]') as findings, support.grounds
    from delivery.supports support
    join unnest(${chosen.map((one) => one.householdId)}::uuid[], ${chosen.map((one) => one.supportId)}::uuid[])
      as chosen (household_id, support_id) on chosen.household_id = support.household_id and chosen.support_id = support.support_id
    order by support.household_id, support.support_id for update of support`.execute(tx);
  return found.rows;
}

export type SameContent = {
  /** The support of which it is asked. */
  readonly of: Id<"support">;
  readonly activityTitle: string;
  readonly fundSource: string;
  readonly amount: Money;
  readonly state: string;
};

/**
 * Live supports of the same content and period from elsewhere (Circular 60/2026 Art. 2.3b): of the household as a whole, of the same
 * person, also in a household where the person lived before, and of anybody where one of the two is for the household as a whole.
 * Looked up support by support: as one join it was planned by statistics from before the supports were proposed, pair by pair.
 */
export async function listSameContent(tx: Tx, supports: readonly LoadedSupport[]): Promise<readonly SameContent[]> {
  const found = await sql<SameContent>`
    select support.support_id as "of", activity.title as "activityTitle",
      line.fund_source as "fundSource", other.amount, other.state
    from unnest(${supports.map((one) => one.householdId)}::uuid[], ${supports.map((one) => one.supportId)}::uuid[],
      ${supports.map((one) => one.personId)}::uuid[], ${supports.map((one) => one.content)}::text[],
      ${supports.map((one) => one.period)}::text[]::daterange[], ${supports.map((one) => one.seriesId)}::uuid[])
      as support (household_id, support_id, person_id, content, period, series_id)
    cross join lateral (
      select * from delivery.supports of_household
      where of_household.household_id = support.household_id and (of_household.person_id is null or support.person_id is null)
      union all
      select * from delivery.supports of_person where of_person.person_id = support.person_id) other
    join delivery.activities activity on activity.activity_id = other.activity_id
    join planning.fund_lines line on line.fund_line_id = activity.fund_line_id
    where other.series_id <> support.series_id and other.instalment = other.instalments and other.content = support.content
      and other.period && support.period and other.state not in ('refused', 'returned')
    order by support.support_id, other.support_id`.execute(tx);
  return found.rows;
}

export type StatusOnDay = {
  readonly householdId: Id<"household">;
  readonly reviewId: Id<"review">;
  readonly class: string;
  readonly deprivations: number;
  readonly facts: Record<string, unknown>;
  readonly setting: string | null;
  readonly memberCount: number;
  readonly lacksLand: boolean | null;
  readonly lowIncomeWorkers: number | null;
  readonly standardId: string;
  readonly standardVersion: string;
  readonly classEndedOn: LocalDate | null;
};

export async function listStatusesOn(
  tx: Tx,
  householdIds: readonly Id<"household">[],
  on: LocalDate,
): Promise<readonly StatusOnDay[]> {
  const found = await sql<StatusOnDay>`
    select distinct on (status.household_id) status.household_id as "householdId", status.review_id as "reviewId", status.class, status.deprivations,
      review.facts, review.setting, status.member_count as "memberCount", ${lacksLandOn(on)} as "lacksLand",
      status.low_income_workers as "lowIncomeWorkers", round.standard_id as "standardId", round.standard_version as "standardVersion",
      ${classEndedOn(sql`status.household_id`, on)} as "classEndedOn"
    from review.poverty_statuses status
    join review.reviews review on review.household_id = status.household_id and review.review_id = status.review_id
    join review.rounds round on round.round_id = review.round_id
    where status.household_id = any(${householdIds}::uuid[]) and status.effective_on <= ${on}
    order by status.household_id, status.effective_on desc, status.decision_id desc`.execute(tx);
  return found.rows;
}

export async function setFindings(
  tx: Tx,
  checked: readonly {
    readonly householdId: Id<"household">;
    readonly supportId: Id<"support">;
    readonly state: string;
    readonly findings: unknown;
  }[],
): Promise<void> {
  await sql`update delivery.supports support set state = checked.state, findings = checked.findings::jsonb
    from unnest(${checked.map((one) => one.householdId)}::uuid[], ${checked.map((one) => one.supportId)}::uuid[],
        ${checked.map((one) => one.state)}::text[], ${checked.map((one) => JSON.stringify(one.findings))}::text[])
      as checked (household_id, support_id, state, findings)
    where support.household_id = checked.household_id and support.support_id = checked.support_id`.execute(tx);
}

export async function setSupportStates(
  tx: Tx,
  supports: readonly { readonly householdId: Id<"household">; readonly supportId: Id<"support"> }[],
  change: {
    readonly state: string;
    readonly commitmentPostingId?: string;
    readonly deliveredOn?: LocalDate;
    readonly needsEvidence?: readonly string[];
  },
): Promise<void> {
  await sql`update delivery.supports support set state = ${change.state},
      commitment_posting_id = coalesce(${change.commitmentPostingId ?? null}::uuid, support.commitment_posting_id),
      delivered_on = coalesce(${change.deliveredOn ?? null}::date, support.delivered_on),
      needs_evidence = coalesce(${change.needsEvidence ?? null}::text[], support.needs_evidence)
    from unnest(${supports.map((one) => one.householdId)}::uuid[], ${supports.map((one) => one.supportId)}::uuid[])
      as chosen (household_id, support_id)
    where support.household_id = chosen.household_id and support.support_id = chosen.support_id`.execute(tx);
}

/** The story of a support: one row an act, never changed. */
export async function addSupportActs(
  tx: Tx,
  acts: readonly {
    readonly supportActId: string;
    readonly householdId: Id<"household">;
    readonly supportId: Id<"support">;
    readonly communeId: string;
    readonly act: string;
    readonly state: string;
    readonly note: string | null;
    /** What it changed, before and after. */
    readonly changed?: object;
  }[],
  done: { readonly at: string; readonly by: string },
): Promise<void> {
  await sql`insert into delivery.support_acts (household_id, support_act_id, support_id, commune_id, act, state, done_at, done_by, note, changed)
    select "householdId", "supportActId", "supportId", "communeId", act, state, ${done.at}, ${done.by}::uuid, note, changed
    from jsonb_to_recordset(${JSON.stringify(acts)}::jsonb) as done (
      "supportActId" uuid, "householdId" uuid, "supportId" uuid, "communeId" text, act text, state text, note text,
      changed jsonb)`.execute(tx);
}
