/**
 * A province in its own database, one of many (docs/decisions/0005-schema.md): the rules that keep ids, keys and functions such that
 * databases can be put side by side. Read from the catalogue and from the sources; each with a planted fault.
 */
import assert from "node:assert/strict";
import { glob, readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { DatabaseError } from "pg";
import { databaseRefusal } from "#server/platform/database/database-refusal.ts";
import { ownerClient } from "#test/support/owner-client.ts";

const owner = ownerClient();

async function namesOf(query: string): Promise<readonly string[]> {
  const found = await owner.client.query<{ name: string }>(query);
  return found.rows.map((row) => row.name).toSorted();
}

/** What a rule finds with a fault in the database that is not there afterwards. */
async function withPlanted(statement: string, find: () => Promise<readonly string[]>): Promise<readonly string[]> {
  await owner.client.query("begin");
  try {
    await owner.client.query(statement);
    return await find();
  } finally {
    await owner.client.query("rollback");
  }
}

const own = "'authority','registry','review','planning','delivery','payment','platform'";
const householdTables = `select c.oid, c.relname, n.nspname || '.' || c.relname as name
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and n.nspname in (${own})
    and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'household_id' and not a.attisdropped)`;
const functions = `select n.nspname || '.' || p.proname as name, p.prosrc, l.lanname
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_language l on l.oid = p.prolang
  where n.nspname in (${own})`;

/** Their own tables keyed by a value that crosses households: here the person, who lives in one household at a time. */
const acrossHouseholds = ["registry.person_residences registry.person_lives_in_one_household_at_a_time"];

describe("a row of a household", () => {
  test("is excluded only by rows of the same household", async () => {
    const find = async () =>
      namesOf(`select t.name || ' ' || i.indexrelid::regclass::text as name
        from (${householdTables}) t join pg_index i on i.indrelid = t.oid
        where i.indisexclusion and not exists (select from pg_attribute a
          where a.attrelid = t.oid and a.attname = 'household_id' and a.attnum = any (i.indkey))`);
    assert.deepEqual(await find(), acrossHouseholds);
    const planted = "alter table review.reviews add constraint planted exclude using btree (review_id with =)";
    assert.deepEqual(await withPlanted(planted, find), [...acrossHouseholds, "review.reviews review.planted"]);
  });

  test("refers to rows of the same household by keys that carry household_id on both sides, in the same place", async () => {
    const find = async () =>
      namesOf(`select k.conname as name from pg_constraint k
        join (${householdTables}) source on source.oid = k.conrelid join (${householdTables}) target on target.oid = k.confrelid
        where k.contype = 'f' and not exists (
          select from unnest(k.conkey, k.confkey) pair (here, there)
          join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.here and a.attname like '%household_id'
          join pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.there and b.attname = 'household_id')`);
    assert.deepEqual(await find(), []);
    const planted = `create unique index planted_key on review.reviews (review_id);
      alter table delivery.supports add constraint planted foreign key (review_id) references review.reviews (review_id)`;
    assert.deepEqual(await withPlanted(planted, find), ["planted"]);
  });

  test("keeps its household_id for ever", async () => {
    const tables = await namesOf(`select relname as name from (${householdTables}) t`);
    const sources = [
      ...(await sourcesOf("{src,bench}/**/*.ts")),
      ...(await owner.client.query<{ name: string; prosrc: string }>(functions)).rows.map(
        (row) => [row.name, row.prosrc] as const,
      ),
    ];
    assert.ok(sources.length > 400);
    const faults = sources.flatMap(([name, source]) => updatesOfHouseholdId(source, tables).map(() => name));
    assert.deepEqual(faults, []);
    const planted = "update registry.people person set household_id = $1 where person_id = $2";
    assert.equal(updatesOfHouseholdId(planted, tables).length, 1);
  });
});

function updatesOfHouseholdId(source: string, tables: readonly string[]): readonly string[] {
  const updates = source.matchAll(
    /\bupdate\s+(?:only\s+)?(?:\w+\.)?(\w+)[^;`]*?\bset\b([^;`]*?)(?:\bwhere\b|\bfrom\b|;|`|$)/gi,
  );
  return [...updates].flatMap(([whole, table = "", set = ""]) =>
    tables.includes(table) && /\bhousehold_id\s*=/.test(set) ? [whole] : [],
  );
}

async function sourcesOf(pattern: string): Promise<readonly (readonly [string, string])[]> {
  const files: (readonly [string, string])[] = [];
  for await (const file of glob(pattern)) files.push([file, await readFile(file, "utf8")]);
  return files;
}

/** Functions in plain SQL that read rows of households, with why they are. */
const inlined: Readonly<Record<string, string>> = {
  "registry.bearers": "is inlined into the search by name, where a limit ends it early; its callers are plpgsql",
};

/** Policies that ask it do so behind a setting, which is set for nobody but an office on one activity. */
const askedForOneActivity: Readonly<Record<string, string>> = {
  "delivery.is_of_this_activity": "an office sees the households of the activity that it carries out, by their key",
};

describe("a function of the database", () => {
  test("that reads rows of households is plpgsql", async () => {
    const find = async () =>
      namesOf(`select distinct f.name from (${functions}) f join (${householdTables}) t on f.prosrc ~ ('\\m' || t.relname || '\\M')
        where f.lanname = 'sql'`);
    assert.deepEqual(await find(), Object.keys(inlined));
    const planted =
      "create function review.planted() returns bigint language sql as 'select count(*) from review.reviews'";
    assert.deepEqual(await withPlanted(planted, find), [...Object.keys(inlined), "review.planted"]);
  });

  test("that a policy asks reads no row of a household", async () => {
    const find = async () =>
      namesOf(`select distinct f.name from (${functions}) f join (${householdTables}) t on f.prosrc ~ ('\\m' || t.relname || '\\M')
        join pg_policies policy on position(f.name || '(' in coalesce(policy.qual, '') || coalesce(policy.with_check, '')) > 0`);
    assert.deepEqual(await find(), Object.keys(askedForOneActivity));
    const planted = `create function review.planted() returns boolean language sql as 'select exists (select from review.reviews)';
      create policy planted on delivery.supports using (review.planted())`;
    assert.deepEqual(await withPlanted(planted, find), [...Object.keys(askedForOneActivity), "review.planted"]);
  });

  test("writes the settings of an act as literals (set local), not by set_config", async () => {
    const find = async () => namesOf(`select f.name from (${functions}) f where f.prosrc ~ 'set_config'`);
    assert.deepEqual(await find(), []);
    const planted = `create function review.planted() returns text language plpgsql
      as 'begin return set_config(''vuon.act'', '''', true); end'`;
    assert.deepEqual(await withPlanted(planted, find), ["review.planted"]);
    const sources = (await sourcesOf("src/**/*.ts")).filter(([, source]) => source.includes("set_config("));
    // The dump of the schema is no act.
    assert.deepEqual(
      sources.map(([file]) => file),
      ["src/server/platform/database/dump-schema.ts"],
    );
  });

  test("is called by acts: no trigger writes the audit, and each that there is says why", async () => {
    const find = async () =>
      namesOf(`select distinct n.nspname || '.' || p.proname as name from pg_trigger t
        join pg_proc p on p.oid = t.tgfoid join pg_namespace n on n.oid = p.pronamespace
        where not t.tgisinternal and n.nspname in (${own})`);
    const others = async () => (await find()).filter((name) => triggered[name] === undefined);
    assert.deepEqual(await others(), []);
    const planted = `create function review.planted() returns trigger language plpgsql as 'begin return new; end';
      create trigger planted after insert on review.reviews for each row execute function review.planted()`;
    assert.deepEqual(await withPlanted(planted, others), ["review.planted"]);
    const known = Object.keys(triggered).join("','");
    const audits = `select f.name from (${functions}) f where f.prosrc ~ 'audit' and f.name in ('${known}')`;
    assert.deepEqual(await namesOf(audits), []);
  });
});

/** Functions of triggers, with why they are. */
const triggered: Readonly<Record<string, string>> = {
  "authority.keep_offices_with_activities": "refuses to close an office with work in its hands",
  "authority.keep_posts_of_offices": "refuses a post of another kind than its office",
  "authority.keep_two_operators": "refuses what would leave fewer than two operators, no matter who writes it",
  "authority.note_own_password": "the one-time password is used up once its owner has another, by whichever act",
  "authority.note_sign_in": "a session that begins is the officer's last sign-in",
  "delivery.keep_assignments":
    "refuses an office of another province or one that is closed, and to move a closed activity",
  "delivery.keep_deliveries_of_others": "refuses that an office undoes or corrects what others delivered",
  "delivery.keep_delivery_after_approval": "refuses a delivery before the approval, no matter who writes it",
  "delivery.keep_activity_act_days": "refuses a closing before the last delivery, and a reopening before the closing",
  "authority.keep_closed_offices": "refuses to change what is closed",
  "delivery.keep_activity_closing": "refuses to close what is not finished without a reason",
  "delivery.keep_activity_edits": "refuses a change of a closed activity, and of an open one without a reason",
  "delivery.keep_activity_states": "refuses a state that does not follow from the one before",
  "delivery.keep_new_supports_of_open_activities": "refuses a support of an activity that is not open",
  "delivery.keep_supports_of_open_activities": "refuses that a support of a closed activity goes on to its delivery",
  "delivery.keep_cost_share_lines":
    "refuses a cost share of the activity's own line, of another commune or of another year",
  "delivery.keep_support_shares_below_amount": "refuses shares that leave nothing to the line of the activity",
  "delivery.keep_activity_in_its_year": "refuses an activity that starts before the year of its money",
  "delivery.keep_activity_evidence_in_its_year": "refuses evidence of an activity from before its year",
  "delivery.keep_delivery_in_batch": "refuses to undo or change a delivery whose money is in a batch",
  "delivery.keep_instalments_in_order":
    "refuses an instalment before the one that it follows, and to undo one that another follows",
  "delivery.keep_course_states": "refuses a state of a course that does not follow from the one before",
  "delivery.keep_course_learners": "refuses a learner above the seats, and who is no person of the activity",
  "delivery.keep_course_attendance": "refuses attendance by which a certificate was decided",
  "delivery.keep_placements": "refuses a placement above the seats of its vacancy",
  "delivery.keep_follow_ups": "refuses a follow-up from before its months are over",
  "delivery.keep_asset_checks": "refuses a check of an asset that is not there on the day",
  "delivery.keep_produce_sales": "refuses to sell more of a cycle than was harvested",
  "delivery.keep_offtake_deliveries": "refuses a delivery under a contract that is not signed or at another price",
  "delivery.keep_cycle_states": "refuses a state of a cycle that does not follow from the one before",
  "delivery.keep_offtake_states": "refuses a state of a contract that does not follow from the one before",
  "delivery.keep_harvests": "refuses a harvest of a cycle that does not run",
  "delivery.keep_livelihood_ends": "refuses to bring back an asset that died, was sold, lost or returned",
  "delivery.keep_livelihood_holdings": "refuses to hand on an asset that has ended, or out of the order of its turns",
  "delivery.keep_livelihood_repayments": "refuses to repay more for an asset than is due",
  "delivery.keep_referral_states":
    "refuses a state of a referral that does not follow from the one before, and a chain that is cut",
  "delivery.keep_referral_offices": "refuses a referral to an office that is closed or of another province",
  "delivery.keep_referral_act_days":
    "refuses a step of a referral from before the last one, or from before its household is registered",
  "authority.keep_offices_with_referrals": "refuses to close an office that has not answered all referrals",
  "voice.keep_grievance_act_days":
    "refuses a step of a grievance from before the last one, or from before it was received",
  "voice.keep_grievance_states":
    "refuses a state of a grievance that does not follow from the one before, and a second extension",
  "delivery.keep_work_act_days": "refuses a step of a work from before the last one",
  "delivery.keep_work_states": "refuses a state of a work that does not follow from the one before",
  "delivery.keep_work_within_contract":
    "refuses to accept more of a work than its contract says, and milestones above the whole",
  "planning.keep_work_payments": "refuses a payment of a work that is not payable, or from another fund line",
  "delivery.keep_withdrawals": "refuses a second withdrawal of evidence",
  "delivery.keep_evidence_after_approval": "refuses evidence from before the approval",
  "payment.keep_exclusions_before_approval": "refuses that a line leaves a batch after its approval",
  "payment.keep_evidence_before_payment": "refuses a line of a batch whose support is not proved as its kind asks",
  "payment.keep_execution_after_order": "refuses a day of payment before the order",
  "payment.keep_receipts_after_order": "refuses a receipt from before the cash list",
  "payment.keep_returns_after_payment": "refuses a return from before the payment",
  "planning.keep_allocation_days": "refuses a decision from before the figures of its run",
  "planning.keep_carry_over_days": "refuses a decision from before the figures of its run",
  "planning.keep_contribution_in_its_year": "refuses a contribution from before its year",
  "planning.keep_plan_act_days": "refuses an approval from before the allocation of its money",
  "planning.keep_reallocation_days": "refuses a decision from before the proposal",
  "planning.keep_vouchers_in_order": "refuses a document from before the step that it follows",
  "payment.hold_answers_to_file": "refuses sums of a bank's file that its lines do not make, no matter who writes them",
  "payment.keep_signers_apart": "refuses a signature in the place of who signed before, no matter who writes it",
  "registry.keep_membership_after_birth":
    "refuses a membership that is moved before the birth, no matter who writes it",
  "registry.keep_new_memberships_after_birth": "refuses a membership before the birth, no matter who writes it",
  "registry.note_population_change":
    "marks a commune whose population has to be counted again; a mark too many costs a count",
  "registry.note_household_change": "does the same for what changes the place or the end of a household",
  "review.count_after_truncate": "as review.keep_status_counts, where all are deleted at once",
  "review.keep_answers_in_round": "refuses answers of before their round, no matter who writes them",
  "review.keep_cause_counts": "as review.keep_status_counts, for causes",
  "review.keep_certificate_days": "refuses a certificate before its decision, or withdrawn before it was issued",
  "review.keep_decision_after_posting": "refuses a list while the posting of one of its households hangs",
  "review.keep_decision_days":
    "refuses a list that takes effect before it is decided, and a withdrawal before what it withdraws",
  "review.keep_histories": "as review.keep_status_counts, for what households have in common over the years",
  "review.keep_handover_days": "refuses a handover before the decisions, and an answer before the handover",
  "review.keep_meeting_after_survey":
    "refuses a meeting on households that were surveyed, or sent back to the survey, after it",
  "review.keep_minutes_after_meeting": "refuses minutes that are signed before the meeting",
  "review.keep_objection_days": "refuses an objection before the posting, and an answer before the objection",
  "review.keep_posting_after_meeting": "refuses a posting before the meeting or the answer that it shows",
  "review.keep_request_days": "refuses a request that is handled before it was received",
  "review.keep_status_counts":
    "adds what is written to the sums that pages show, so that they hold with it, no matter who writes it",
};

describe("an id", () => {
  test("is made by the application: no column of the database makes one", async () => {
    const find = async () =>
      namesOf(`select attrelid::regclass::text || '.' || attname as name from pg_attrdef d
        join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
        join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in (${own}) and pg_get_expr(d.adbin, d.adrelid) ~* 'uuid|nextval'`);
    assert.deepEqual(await find(), [...marks, ...codes].toSorted());
    const planted = "alter table review.reviews alter column review_id set default gen_random_uuid()";
    assert.deepEqual(await withPlanted(planted, find), [
      ...[...marks, ...codes].toSorted(),
      "review.reviews.review_id",
    ]);
  });

  test("is a UUID of version 7, which no other installation makes again and which is in the order of time", async () => {
    const makes = (line: string) =>
      (/\brandomUUID\(/.test(line) && !isNoRecord.test(line)) || /\bv[14]\b.*from "uuid"/.test(line);
    const faults = (sources: readonly (readonly [string, string])[]) =>
      sources.filter(([, source]) => source.split("\n").some(makes)).map(([file]) => file);
    assert.deepEqual(faults(await sourcesOf("src/**/*.{ts,tsx}")), []);
    assert.deepEqual(faults([["src/planted.ts", 'import { v4 } from "uuid";']]), ["src/planted.ts"]);
  });
});

/** A UUID that is not the id of a record: of a request, of a file that is being received. */
const isNoRecord = /requestId|problemOf|join\(folder/;
/** Codes on papers, by which anybody may check one: they must not be guessed, as the time in an id could be. */
const codes = [
  "delivery.referrals.paper_code",
  "review.certificates.paper_code",
  "review.decisions.paper_code",
  "review.meetings.paper_code",
  "review.refusal_letters.paper_code",
];
/** A mark that nothing refers to and that is deleted when it was read. */
const marks = ["registry.population_changes.change_id"];

describe("the root of the areas", () => {
  /** The calendar of a country's statute, by the name that its library knows. */
  const countries = new Set(["src/server/review/round/statutory-holidays.ts"]);
  test("is read from the installation: no source, policy or function names a country", async () => {
    const faults = (sources: readonly (readonly [string, string])[]) =>
      sources.filter(([file, source]) => !countries.has(file) && /["'`]VN["'`]/.test(source)).map(([file]) => file);
    const sources = (await sourcesOf("src/**/*.{ts,tsx}")).filter(([file]) => !/\.test\.tsx?$/.test(file));
    assert.deepEqual(faults(sources), []);
    assert.deepEqual(faults([["src/planted.ts", 'const root = "VN";']]), ["src/planted.ts"]);
    const find = async () =>
      namesOf(`select f.name from (${functions}) f where f.prosrc like '%''VN''%'
        union all select policyname from pg_policies where coalesce(qual, '') || coalesce(with_check, '') like '%''VN''%'`);
    assert.deepEqual(await find(), []);
    const planted = "create policy planted on review.calendar_days using (authority.sees('VN'))";
    assert.deepEqual(await withPlanted(planted, find), ["planted"]);
  });

  test("is one", async () => {
    const country = (id: string) =>
      `insert into registry.areas (area_id, code, kind, name, full_name) values ('${id}', '${id}', 'country', '${id}', '${id}')`;
    const root = "select registry.root_area() as name";
    assert.deepEqual(await withPlanted(country("ID"), async () => namesOf(root)), ["ID"]);
    const two = withPlanted(`${country("ID")}; ${country("VN")}`, async () => namesOf(root));
    await assert.rejects(two, /an_installation_has_one_country/);
  });
});

describe("a broken constraint", () => {
  const broken = (constraint: string) =>
    databaseRefusal(Object.assign(new DatabaseError("refused", 7, "error"), { code: "23514", constraint }));
  test("is the same rule where an engine numbers the parts of a table", () => {
    assert.deepEqual(broken("only_a_source_may_be_below_zero_102008")?.code, "ledger.overdraft");
    assert.deepEqual(
      broken("person_lives_in_one_household_at_a_time_102008"),
      broken("person_lives_in_one_household_at_a_time"),
    );
  });

  test("has no number at the end of its own name", async () => {
    const find = async () =>
      namesOf(`select conname as name from pg_constraint k join pg_namespace n on n.oid = k.connamespace
        where n.nspname in (${own}) and conname ~ '_[0-9]+$'`);
    assert.deepEqual(await find(), []);
    const planted = "alter table review.reviews add constraint planted_1 check (true)";
    assert.deepEqual(await withPlanted(planted, find), ["planted_1"]);
  });
});
