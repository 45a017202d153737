import { sql } from "kysely";
import type { Decoded, Output } from "#contract/endpoint.ts";
import type { getGrievance, listGrievances, readPublicGrievance, sumGrievances } from "#contract/voice/grievance.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Texts } from "#programme/planning/framework/programme-parts.ts";
import type {
  ContestedKind,
  GrievanceAct,
  GrievanceLevel,
  GrievanceState,
  GrievanceTopic,
} from "#programme/voice/grievance/grievance-state.ts";
import { withinArea } from "#server/area/published.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { nameOrder } from "#server/platform/database/name-order.ts";
import { whereGiven } from "#server/platform/database/where-given.ts";

export type GrievanceRow = Output<typeof listGrievances>["rows"][number];
type Shown = Output<typeof getGrievance>;
export type GrievanceFound = Omit<Shown, "acts" | "isExtendable">;

const waits = sql`grievance.state in ('received', 'accepted')`;
const isLate = (today: LocalDate) => sql`(${waits} and grievance.due_on < ${today}::date)`;

const columns = (today: LocalDate) => sql`grievance.grievance_id as "grievanceId", grievance.code, grievance.kind,
    grievance.kind_name as "kindName", grievance.topic, grievance.channel, grievance.level, grievance.commune_id as "communeId",
    commune.name as "communeName", village.name as "villageName", grievance.is_confidential as "isConfidential",
    grievance.sender_name is not null as "isNamed", grievance.received_on as "receivedOn", grievance.due_on as "dueOn", grievance.state,
    ${isLate(today)} as "isLate", grievance.assignee, grievance.answered_on as "answeredOn", grievance.satisfaction,
    grievance.times_reopened as "timesReopened"`;
const places = sql`join registry.areas commune on commune.area_id = grievance.commune_id
  left join registry.areas village on village.area_id = grievance.village_id`;

type Filter = Omit<Decoded<typeof listGrievances>["query"], "cursor" | "limit"> & { readonly today: LocalDate };

const askedFor = ({ areaId, householdId, kind, topic, state, late, today }: Filter) => sql`
  grievance.commune_id in ${withinArea(areaId)}
  and ${whereGiven(householdId, (one) => sql`grievance.contested_household_id = ${one}`)}
  and ${whereGiven(kind, (one) => sql`grievance.kind = ${one}`)}
  and ${whereGiven(topic, (one) => sql`grievance.topic = ${one}`)}
  and ${whereGiven(state, (one) => sql`grievance.state = ${one}`)}
  and ${whereGiven(late, () => isLate(today))}`;

/** Those that wait first, the next deadline on top. */
export async function listGrievanceRows(
  tx: Tx,
  filter: Filter,
  part: { readonly after: number; readonly limit: number },
): Promise<GrievanceRow[]> {
  const found = await sql<GrievanceRow>`select ${columns(filter.today)} from voice.grievances grievance ${places}
    where ${askedFor(filter)}
    order by not ${waits}, grievance.due_on, grievance.grievance_id offset ${part.after} limit ${part.limit}`.execute(
    tx,
  );
  return found.rows;
}

const counts = (today: LocalDate) => sql`
    count(*) filter (where ${waits})::int as open, count(*) filter (where ${isLate(today)})::int as late,
    count(*) filter (where grievance.state = 'answered')::int as answered,
    count(*) filter (where grievance.state = 'declined')::int as declined,
    count(*) filter (where grievance.state = 'withdrawn')::int as withdrawn,
    count(*) filter (where grievance.satisfaction = 'not')::int as "notSatisfied"`;

type Sums = Output<typeof listGrievances>["sums"];

export async function sumListed(tx: Tx, filter: Filter): Promise<Sums & { readonly total: number }> {
  const found = await sql<Sums & { readonly total: number }>`
    select count(*)::int as total, ${counts(filter.today)} from voice.grievances grievance where ${askedFor(filter)}`.execute(
    tx,
  );
  const [sums] = found.rows;
  if (sums === undefined) throw new Error("sums of no row");
  return sums;
}

/** What recurs comes first. */
export async function listSums(
  tx: Tx,
  { areaId, by, today }: Decoded<typeof sumGrievances>["query"] & { readonly today: LocalDate },
): Promise<Output<typeof sumGrievances>["rows"]> {
  const [key, name] =
    by === "commune"
      ? [sql`commune.area_id`, sql`commune.name`]
      : by === "kind"
        ? [sql`grievance.kind`, sql`grievance.kind`]
        : [sql`grievance.topic`, sql`grievance.topic`];
  const found = await sql<Output<typeof sumGrievances>["rows"][number]>`
    select ${key} as key, ${name} as name, ${counts(today)} from voice.grievances grievance
    join registry.areas commune on commune.area_id = grievance.commune_id
    where grievance.commune_id in ${withinArea(areaId)}
    group by 1, 2 order by count(*) desc, ${name} ${nameOrder}, 1`.execute(tx);
  return found.rows;
}

export async function findGrievance(
  tx: Tx,
  grievanceId: Id<"grievance">,
  today: LocalDate,
): Promise<GrievanceFound | undefined> {
  const found =
    await sql<GrievanceFound>`select ${columns(today)}, grievance.story, grievance.sender_name as "senderName",
      grievance.sender_contact as "senderContact", grievance.answer, grievance.is_extended as "isExtended", grievance.basis,
      case when grievance.contested_id is not null then jsonb_build_object('kind', grievance.contested_kind,
        'recordId', grievance.contested_id, 'householdId', grievance.contested_household_id) end as contested
    from voice.grievances grievance ${places} where grievance.grievance_id = ${grievanceId}`.execute(tx);
  return found.rows[0];
}

export async function listGrievanceActs(tx: Tx, grievanceId: Id<"grievance">): Promise<Shown["acts"]> {
  const found = await sql<Shown["acts"][number]>`
    select done.act, done.done_on as "doneOn", done.due_on as "dueOn", done.note, done.level,
      done.done_at as "doneAt", officer.full_name as "officerName"
    from voice.story_of_grievance(${grievanceId}) done left join authority.officers officer on officer.officer_id = done.done_by
    order by done.done_at, done.grievance_act_id`.execute(tx);
  return found.rows;
}

export type GrievanceInUse = {
  readonly grievanceId: Id<"grievance">;
  readonly areaId: string;
  readonly kind: string;
  readonly level: GrievanceLevel;
  readonly state: GrievanceState;
  readonly dueOn: LocalDate;
  readonly isExtended: boolean;
  /** Whether the act is done for the province, and not for the commune alone. */
  readonly isOfProvince: boolean;
};

export async function findInUse(tx: Tx, grievanceId: Id<"grievance">): Promise<GrievanceInUse | undefined> {
  const found = await sql<GrievanceInUse>`
    select grievance.grievance_id as "grievanceId", grievance.commune_id as "areaId", grievance.kind, grievance.level, grievance.state,
      grievance.due_on as "dueOn", grievance.is_extended as "isExtended", authority.sees(commune.parent_id) as "isOfProvince"
    from voice.grievances grievance join registry.areas commune on commune.area_id = grievance.commune_id
    where grievance.grievance_id = ${grievanceId}`.execute(tx);
  return found.rows[0];
}

/** Acts on one grievance take turns. */
export async function lockGrievance(tx: Tx, grievanceId: Id<"grievance">): Promise<string | undefined> {
  const found = await tx
    .selectFrom("voice.grievances")
    .select("commune_id")
    .where("grievance_id", "=", grievanceId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return found?.commune_id;
}

export async function lastStepOf(tx: Tx, grievanceId: Id<"grievance">): Promise<LocalDate | null> {
  const found = await sql<{ day: LocalDate | null }>`
    select max(done_on) as day from voice.story_of_grievance(${grievanceId})`.execute(tx);
  return found.rows[0]?.day ?? null;
}

/** The commune of the record that is contested; undefined where there is none of that id. */
export async function communeOfContested(
  tx: Tx,
  {
    kind,
    recordId,
    householdId,
  }: { readonly kind: ContestedKind; readonly recordId: string; readonly householdId: string | null },
): Promise<string | undefined> {
  const from = {
    household: sql`registry.households where household_id = ${recordId}::uuid and household_id = ${householdId}::uuid`,
    review: sql`review.reviews where review_id = ${recordId}::uuid and household_id = ${householdId}::uuid`,
    support: sql`delivery.supports where support_id = ${recordId}::uuid and household_id = ${householdId}::uuid`,
    payment: sql`payment.instructions where instruction_id = ${recordId}::uuid and household_id = ${householdId}::uuid`,
    activity: sql`delivery.activities where activity_id = ${recordId}::uuid`,
  }[kind];
  const found = await sql<{ communeId: string }>`select commune_id as "communeId" from ${from}`.execute(tx);
  return found.rows[0]?.communeId;
}

export type NewGrievance = {
  readonly grievanceId: Id<"grievance">;
  readonly code: string;
  readonly kind: string;
  readonly kindName: Texts;
  readonly basis: string;
  readonly topic: GrievanceTopic;
  readonly channel: string;
  readonly communeId: string;
  readonly villageId: string | null;
  readonly householdId: Id<"household"> | null;
  readonly contested: { readonly kind: ContestedKind; readonly recordId: string } | null;
  readonly senderName: string | null;
  readonly senderContact: string | null;
  readonly isConfidential: boolean;
  readonly story: string;
  readonly receivedOn: LocalDate;
  readonly dueOn: LocalDate;
};

export async function addGrievance(tx: Tx, grievance: NewGrievance): Promise<void> {
  await tx
    .insertInto("voice.grievances")
    .values({
      grievance_id: grievance.grievanceId,
      code: grievance.code,
      kind: grievance.kind,
      kind_name: JSON.stringify(grievance.kindName),
      basis: grievance.basis,
      topic: grievance.topic,
      channel: grievance.channel,
      level: "commune",
      commune_id: grievance.communeId,
      village_id: grievance.villageId,
      contested_household_id: grievance.householdId,
      contested_kind: grievance.contested?.kind ?? null,
      contested_id: grievance.contested?.recordId ?? null,
      sender_name: grievance.senderName,
      sender_contact: grievance.senderContact,
      is_confidential: grievance.isConfidential,
      story: grievance.story,
      received_on: grievance.receivedOn,
      due_on: grievance.dueOn,
      state: "received",
    })
    .execute();
}

type Change = {
  readonly state: GrievanceState;
  readonly dueOn?: LocalDate | undefined;
  readonly assignee?: string | undefined;
  readonly isExtended?: boolean;
  readonly answer?: { readonly text: string; readonly on: LocalDate };
  readonly satisfaction?: string;
  readonly isReopened?: true;
};

/** Moves a grievance on. What was answered stays with an answered or declined one alone: opened again it has none yet. */
export async function setGrievance(tx: Tx, grievanceId: Id<"grievance">, set: Change): Promise<void> {
  const keepsAnswer = set.answer === undefined && (set.state === "answered" || set.state === "declined");
  await sql`update voice.grievances set state = ${set.state}, due_on = coalesce(${set.dueOn ?? null}::date, due_on),
      assignee = coalesce(${set.assignee ?? null}, assignee),
      is_extended = coalesce(${set.isExtended ?? null}::boolean, is_extended),
      answer = ${keepsAnswer ? sql`answer` : (set.answer?.text ?? null)},
      answered_on = ${keepsAnswer ? sql`answered_on` : sql`${set.answer?.on ?? null}::date`},
      satisfaction = ${set.satisfaction ?? null},
      times_reopened = times_reopened + ${set.isReopened === true ? 1 : 0}
    where grievance_id = ${grievanceId}`.execute(tx);
}

export async function passGrievance(
  tx: Tx,
  grievanceId: Id<"grievance">,
  to: { readonly level: GrievanceLevel; readonly dueOn: LocalDate },
): Promise<void> {
  await sql`select voice.pass_grievance(${grievanceId}, ${to.level}, ${to.dueOn}::date)`.execute(tx);
}

export async function addGrievanceAct(
  tx: Tx,
  done: {
    readonly grievanceActId: string;
    readonly grievanceId: Id<"grievance">;
    readonly communeId: string;
    readonly act: GrievanceAct | "receive";
    readonly doneOn: LocalDate;
    readonly level: GrievanceLevel;
    readonly dueOn?: LocalDate | undefined;
    readonly note?: string | undefined;
    readonly at: string;
    readonly by: string;
  },
): Promise<void> {
  await tx
    .insertInto("voice.grievance_acts")
    .values({
      grievance_act_id: done.grievanceActId,
      grievance_id: done.grievanceId,
      commune_id: done.communeId,
      act: done.act,
      done_on: done.doneOn,
      level: done.level,
      due_on: done.dueOn ?? null,
      note: done.note ?? null,
      done_at: done.at,
      done_by: done.by,
    })
    .execute();
}

type Public = NonNullable<Output<typeof readPublicGrievance>["grievance"]>;

export async function findByCode(tx: Tx, code: string): Promise<Omit<Public, "isLate"> | undefined> {
  const found = await sql<Omit<Public, "isLate">>`
    select kind_name as "kindName", place_name as "placeName", level, received_on as "receivedOn", due_on as "dueOn", state,
      answered_on as "answeredOn", answer from voice.grievance_by_code(${code})`.execute(tx);
  return found.rows[0];
}
