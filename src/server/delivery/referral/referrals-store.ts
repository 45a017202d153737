import { sql } from "kysely";
import type { getReferral, listReferrals, sumReferrals } from "#contract/delivery/referral.ts";
import type { Decoded, Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { addDays } from "#kernel/local-date.ts";
import { troublesOfReferral } from "#programme/delivery/referral/referral-state.ts";
import type { ReferralState } from "#programme/delivery/referral/referral-state.ts";
import type { EscalationPost, Texts } from "#programme/planning/framework/programme-parts.ts";
import { withinArea } from "#server/area/published.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { nameOrder } from "#server/platform/database/name-order.ts";
import { whereGiven } from "#server/platform/database/where-given.ts";

export type ReferralRow = Output<typeof listReferrals>["rows"][number];
export type ReferralFound = Omit<Output<typeof getReferral>, "acts" | "mayGoTo">;
type Stored = Omit<ReferralFound, "troubles" | "escalatesOn"> & { readonly escalatesAfter: number };

const columns = sql`referral.referral_id as "referralId", referral.household_id as "householdId", referral.commune_id as "communeId",
    commune.name as "communeName", subject.village_name as "villageName", subject.head_name as "headName",
    subject.person_name as "personName", referral.kind, referral.kind_name as "kindName", referral.need,
    referral.office_id as "officeId", office.name as "officeName", referral.sent_on as "sentOn", referral.due_on as "dueOn",
    referral.state, referral.answered_on as "answeredOn", referral.escalates_after as "escalatesAfter", subject.address,
    referral.support_id as "supportId", referral.reason, referral.answer, referral.escalates_to as "escalatesTo"`;
const tables = sql`delivery.referrals referral
  join registry.areas commune on commune.area_id = referral.commune_id
  join authority.offices office on office.office_id = referral.office_id`;
/** Whom it is about: read one by one, for the rows that are shown. */
const subject = sql`cross join lateral delivery.subject_of_referral(referral.referral_id) subject`;

const waits = sql`referral.state in ('open', 'accepted')`;
const isLate = (today: LocalDate) => sql`(${waits} and referral.due_on < ${today}::date)`;
const isEscalated = (today: LocalDate) =>
  sql`(${waits} and referral.due_on + referral.escalates_after < ${today}::date)`;
const standsOut = (today: LocalDate, trouble: string) =>
  trouble === "refused"
    ? sql`referral.state = 'refused'`
    : trouble === "escalated"
      ? isEscalated(today)
      : trouble === "late"
        ? isLate(today)
        : sql`(referral.state = 'refused' or ${isLate(today)})`;

export type ReferralFilter = Omit<Decoded<typeof listReferrals>["query"], "cursor" | "limit"> & {
  readonly today: LocalDate;
};

const askedFor = ({ areaId, householdId, officeId, kind, state, trouble, today }: ReferralFilter) => sql`
  referral.commune_id in ${withinArea(areaId)}
  and ${whereGiven(householdId, (one) => sql`referral.household_id = ${one}`)}
  and ${whereGiven(officeId, (one) => sql`referral.office_id = ${one}`)}
  and ${whereGiven(kind, (one) => sql`referral.kind = ${one}`)}
  and ${whereGiven(state, (one) => sql`referral.state = ${one}`)}
  and ${whereGiven(trouble, (one) => standsOut(today, one))}`;

const shown = ({ escalatesAfter, ...row }: Stored, today: LocalDate): ReferralFound => ({
  ...row,
  troubles: [...troublesOfReferral({ ...row, escalatesAfter }, today)],
  escalatesOn: addDays(row.dueOn, escalatesAfter + 1),
});

/** Those that wait first, the earliest deadline on top. */
export async function listReferralRows(
  tx: Tx,
  filter: ReferralFilter,
  part: { readonly after: number; readonly limit: number },
): Promise<ReferralRow[]> {
  const found = await sql<Stored>`select ${columns} from (
      select referral.* from delivery.referrals referral where ${askedFor(filter)}
      order by referral.state in ('done', 'withdrawn'), referral.due_on, referral.referral_id offset ${part.after} limit ${part.limit}
    ) referral
    join registry.areas commune on commune.area_id = referral.commune_id
    join authority.offices office on office.office_id = referral.office_id ${subject}
    order by referral.state in ('done', 'withdrawn'), referral.due_on, referral.referral_id`.execute(tx);
  return found.rows.map((row) => {
    const {
      address: _a,
      supportId: _s,
      reason: _r,
      answer: _w,
      escalatesTo: _t,
      escalatesOn: _o,
      ...rest
    } = shown(row, filter.today);
    return rest;
  });
}

const counts = (today: LocalDate) => sql`
    count(*) filter (where ${waits})::int as open, count(*) filter (where ${isLate(today)})::int as late,
    count(*) filter (where ${isEscalated(today)})::int as escalated, count(*) filter (where referral.state = 'done')::int as done,
    count(*) filter (where referral.state = 'refused')::int as refused,
    count(*) filter (where referral.state = 'withdrawn')::int as withdrawn`;

type Sums = Output<typeof listReferrals>["sums"];

export async function sumListed(tx: Tx, filter: ReferralFilter): Promise<Sums & { readonly total: number }> {
  const found = await sql<Sums & { readonly total: number }>`
    select count(*)::int as total, ${counts(filter.today)} from delivery.referrals referral where ${askedFor(filter)}`.execute(
    tx,
  );
  const [sums] = found.rows;
  if (sums === undefined) throw new Error("sums of no row");
  return sums;
}

/** By office or commune, who is late first. */
export async function listSums(
  tx: Tx,
  { areaId, by, today }: Decoded<typeof sumReferrals>["query"] & { readonly today: LocalDate },
): Promise<Output<typeof sumReferrals>["rows"]> {
  const [key, name] =
    by === "office" ? [sql`office.office_id::text`, sql`office.name`] : [sql`commune.area_id`, sql`commune.name`];
  const found = await sql<Output<typeof sumReferrals>["rows"][number]>`
    select ${key} as key, ${name} as name, ${counts(today)} from ${tables}
    where referral.commune_id in ${withinArea(areaId)}
    group by 1, 2 order by late desc, open desc, ${name} ${nameOrder}, 1`.execute(tx);
  return found.rows;
}

export async function findReferral(
  tx: Tx,
  referralId: Id<"referral">,
  today: LocalDate,
): Promise<ReferralFound | undefined> {
  const found = await sql<Stored>`select ${columns} from ${tables} ${subject}
    where referral.referral_id = ${referralId}`.execute(tx);
  const [row] = found.rows;
  return row === undefined ? undefined : shown(row, today);
}

/** The code on its letter, by which anybody checks it. */
export async function codeOfLetter(tx: Tx, referralId: Id<"referral">): Promise<string | undefined> {
  const found = await sql<{ code: string }>`
    select paper_code as code from delivery.referrals where referral_id = ${referralId}`.execute(tx);
  return found.rows[0]?.code;
}

export async function listReferralActs(
  tx: Tx,
  referralId: Id<"referral">,
): Promise<Output<typeof getReferral>["acts"]> {
  const found = await sql<Output<typeof getReferral>["acts"][number]>`
    select done.act, done.done_on as "doneOn", office.name as "officeName", next.name as "toOfficeName", done.due_on as "dueOn",
      done.note, done.done_at as "doneAt", officer.full_name as "officerName"
    from delivery.story_of_referral(${referralId}) done join authority.offices office on office.office_id = done.office_id
    left join authority.offices next on next.office_id = done.to_office_id
    left join authority.officers officer on officer.officer_id = done.done_by
    order by done.done_at, done.referral_act_id`.execute(tx);
  return found.rows;
}

/** Open offices of these kinds in the province of the referral, by name, beside the one that it is with. */
export async function listNextOffices(
  tx: Tx,
  { communeId, officeId }: Pick<ReferralFound, "communeId" | "officeId">,
  kinds: readonly string[],
  today: LocalDate,
): Promise<Output<typeof getReferral>["mayGoTo"]> {
  const found = await sql<{ officeId: Id<"office">; name: string }>`
    select office.office_id as "officeId", office.name from authority.offices office
    join registry.area_closure line on line.ancestor_id = office.area_id and line.descendant_id = ${communeId}
    where office.kind = any(${[...kinds]}) and office.office_id <> ${officeId} and office.valid_to is null
      and office.valid_from <= ${today}
    order by office.name ${nameOrder}, office.office_id limit 200`.execute(tx);
  return found.rows;
}

export type ReferralInUse = {
  readonly referralId: Id<"referral">;
  readonly householdId: Id<"household">;
  readonly areaId: string;
  readonly communeId: string;
  readonly kind: string;
  readonly officeId: Id<"office">;
  readonly state: ReferralState;
  readonly sentOn: LocalDate;
};

export async function findInUse(tx: Tx, referralId: Id<"referral">): Promise<ReferralInUse | undefined> {
  const found = await sql<ReferralInUse>`
    select referral_id as "referralId", household_id as "householdId", commune_id as "areaId", commune_id as "communeId", kind, office_id as "officeId", state,
      sent_on as "sentOn"
    from delivery.referrals where referral_id = ${referralId}`.execute(tx);
  return found.rows[0];
}

/** Acts on one referral take turns. */
export async function lockReferral(tx: Tx, referralId: Id<"referral">): Promise<string | undefined> {
  const found = await tx
    .selectFrom("delivery.referrals")
    .select("commune_id")
    .where("referral_id", "=", referralId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return found?.commune_id;
}

/** Narrows the act to one referral that is with an office for which it may be done; answers its areas from here on. */
export async function actForReferral(tx: Tx, referralId: Id<"referral">): Promise<string> {
  const answer = await sql<{ areas: string }>`select authority.act_for_referral(${referralId}) as areas`.execute(tx);
  return answer.rows[0]?.areas ?? ",";
}

export async function lastStepOf(tx: Tx, referralId: Id<"referral">): Promise<LocalDate | null> {
  const found = await sql<{ day: LocalDate | null }>`
    select max(done_on) as day from delivery.story_of_referral(${referralId})`.execute(tx);
  return found.rows[0]?.day ?? null;
}

/** What a household already has referred of a kind for the same person, and whether person and support are its own. */
export async function findSubject(
  tx: Tx,
  asked: {
    readonly householdId: Id<"household">;
    readonly kind: string;
    readonly personId?: Id<"person"> | undefined;
    readonly supportId?: Id<"support"> | undefined;
  },
): Promise<{ readonly isReferred: boolean; readonly isOwn: boolean }> {
  const { householdId, kind } = asked;
  const [personId, supportId] = [asked.personId ?? null, asked.supportId ?? null];
  const found = await sql<{ isReferred: boolean; isOwn: boolean }>`
    select exists (select from delivery.referrals referral where referral.household_id = ${householdId} and referral.kind = ${kind}
        and referral.person_id is not distinct from ${personId}::uuid and referral.state in ('open', 'accepted', 'refused')) as "isReferred",
      (${personId}::uuid is null or exists (select from registry.memberships member
        where member.household_id = ${householdId} and member.person_id = ${personId}::uuid and member.valid_to is null))
      and (${supportId}::uuid is null or exists (select from delivery.supports support
        where support.household_id = ${householdId} and support.support_id = ${supportId}::uuid)) as "isOwn"`.execute(
    tx,
  );
  const [row] = found.rows;
  if (row === undefined) throw new Error(`no answer about household ${householdId}`);
  return row;
}

/** The first day on which a household can be referred. */
export async function registrationOf(tx: Tx, householdId: Id<"household">): Promise<LocalDate | null> {
  const found = await sql<{ day: LocalDate }>`
    select registered_on as day from registry.households where household_id = ${householdId}`.execute(tx);
  return found.rows[0]?.day ?? null;
}

export type NewReferral = {
  readonly referralId: Id<"referral">;
  readonly householdId: Id<"household">;
  readonly personId?: Id<"person"> | undefined;
  readonly communeId: string;
  readonly kind: string;
  readonly kindName: Texts;
  readonly need?: string | undefined;
  readonly supportId?: Id<"support"> | undefined;
  readonly reason: string;
  readonly officeId: Id<"office">;
  readonly sentOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly escalatesAfter: number;
  readonly escalatesTo: EscalationPost;
};

export async function addReferral(tx: Tx, referral: NewReferral): Promise<void> {
  await tx
    .insertInto("delivery.referrals")
    .values({
      referral_id: referral.referralId,
      household_id: referral.householdId,
      person_id: referral.personId ?? null,
      commune_id: referral.communeId,
      kind: referral.kind,
      kind_name: JSON.stringify(referral.kindName),
      need: referral.need ?? null,
      support_id: referral.supportId ?? null,
      reason: referral.reason,
      office_id: referral.officeId,
      office_ids: [referral.officeId],
      sent_on: referral.sentOn,
      due_on: referral.dueOn,
      escalates_after: referral.escalatesAfter,
      escalates_to: referral.escalatesTo,
      state: "open",
    })
    .execute();
}

/** Moves a referral on; where it goes to another office, that one is added to the chain and what was answered is open again. */
export async function setReferral(
  tx: Tx,
  referralId: Id<"referral">,
  set: {
    readonly state: ReferralState;
    readonly answer?: { readonly text: string; readonly on: LocalDate };
    readonly dueOn?: LocalDate;
    readonly officeId?: Id<"office">;
  },
): Promise<void> {
  await sql`update delivery.referrals set state = ${set.state}, answer = ${set.answer?.text ?? null},
      answered_on = ${set.answer?.on ?? null}::date, due_on = coalesce(${set.dueOn ?? null}::date, due_on),
      office_id = coalesce(${set.officeId ?? null}::uuid, office_id),
      office_ids = case when ${set.officeId ?? null}::uuid is null then office_ids else office_ids || ${set.officeId ?? null}::uuid end
    where referral_id = ${referralId}`.execute(tx);
}

export async function addReferralAct(
  tx: Tx,
  done: {
    readonly referralActId: string;
    readonly householdId: Id<"household">;
    readonly referralId: Id<"referral">;
    readonly communeId: string;
    readonly act: string;
    readonly doneOn: LocalDate;
    readonly officeId: Id<"office">;
    readonly toOfficeId?: Id<"office"> | undefined;
    readonly dueOn?: LocalDate | undefined;
    readonly note?: string | undefined;
    readonly at: string;
    readonly by: string;
  },
): Promise<void> {
  await tx
    .insertInto("delivery.referral_acts")
    .values({
      household_id: done.householdId,
      referral_act_id: done.referralActId,
      referral_id: done.referralId,
      commune_id: done.communeId,
      act: done.act,
      done_on: done.doneOn,
      office_id: done.officeId,
      to_office_id: done.toOfficeId ?? null,
      due_on: done.dueOn ?? null,
      note: done.note ?? null,
      done_at: done.at,
      done_by: done.by,
    })
    .execute();
}
