/**
 * Functions that read or write as the owner of the tables, past row security: a fixed list. Each asks for the area itself
 * (authority.sees, sees_any, writes), or says here why it need not.
 */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ownerClient } from "#test/support/owner-client.ts";

const owner = ownerClient();

/** Why it runs as the owner. */
const asksForTheArea: Readonly<Record<string, string>> = {
  "delivery.story_of_referral":
    "an office reads what others did on a referral before it was sent there, of referrals that it may read",
  "delivery.subject_of_referral":
    "an office sees no household: whom a referral is about is reported to who may read the referral",
  "voice.opens": "a confidential grievance is opened by posts that it looks up itself, for a policy",
  "voice.pass_grievance":
    "who passes a confidential grievance up sees it no more, so that their own rights cannot write its row",
  "payment.shared_payees":
    "the other holder of an account may be of another area: that there is one is reported, and who only to who may see it",
  "planning.book_all": "postings are changed by nobody but for the days on which they are booked",
  "planning.book_on": "as planning.book_all, for a process of the version before",
  "planning.hold_year": "accounts are locked as a whole; the app role may not update them",
  "planning.post_all": "the ledger is written by nobody else",
  "registry.counts_on": "one policy check a commune and not a household",
  "registry.facts_before_change": "the change may be in a commune that the reader of the past does not see",
  "registry.household_on_the_way": "the commune that is asked to take a household does not read it yet",
  "registry.households_with_name": "an index on names may not be asked before a policy",
  "registry.households_with_phone": "an index on phones may not be asked before a policy",
  "registry.known_sources":
    "the household of a key may be in another area: that it has one of these people is reported, which it is only to who may see it",
  "registry.met_in_villages": "the registry does not read reviews",
  "registry.move_to_village": "places, reviews and acts change with the household in one step",
  "registry.people_with_number": "a household that moved away is found by who read it before",
  "registry.people_with_shared_numbers":
    "the other bearer of a number may live in another area: its ids and commune are reported, no more",
  "registry.population_of_communes": "one policy check a commune and not a village",
  "registry.take_back": "nobody else deletes households",
  "registry.take_back_villages": "nobody else deletes villages",
  "registry.take_household": "the household's rows leave one commune for another, which no policy allows",
  "review.cause_counts_on": "one policy check a commune and not a row",
  "review.history_steps_on": "one policy check a commune and not a history",
  "review.households_of_histories": "which household has which history is read by nobody else",
  "review.states_of_round": "one policy check a commune and not a review",
  "review.status_counts_on": "one policy check a commune and not a row",
  "review.statuses_on": "one policy check a commune and not a status",
  "review.take_first_village": "the registry does not change reviews",
};
/** Why it need not ask. */
const asksForNoArea: Readonly<Record<string, string>> = {
  "authority.act_for_activity":
    "narrows an act to one activity that is assigned to an office for which it may be done, and asks whether it is (acts_for)",
  "voice.grievance_by_code": "answers who holds the code of a receipt, signed in or not; no name is reported",
  "voice.keep_grievance_act_days":
    "a trigger: looks at the earlier steps of the grievance, which nobody reads for themselves",
  "voice.story_of_grievance": "asks whether the grievance may be opened (voice.opens)",
  "authority.act_for_referral":
    "narrows an act to one referral that is with an office for which it may be done, and asks whether it is (acts_for)",
  "authority.append_audit":
    "adds an entry and tells only its number; the area of an entry may lie around those of the act",
  "authority.begin_act": "it is what looks up the areas of an act",
  "authority.note_own_password": "a trigger: notes of the officer who changes the own password that it was changed",
  "authority.note_sign_in": "a trigger: notes when an officer signed in, before there is an act",
  "authority.set_claimed_posts":
    "gives and ends the posts that the identity provider claims at sign-in, before there is an act: in the areas that the operator named, never an operator's",
  "delivery.is_of_own_office": "asks for the office (acts_for) of one activity, and answers yes or no",
  "delivery.is_of_this_activity": "asks for the one activity that the act is narrowed to, and answers yes or no",
  "delivery.missing_evidence":
    "names the kinds of evidence that a support lacks, whose row its caller has read, and nothing of the files",
  "delivery.was_delivered_by_office": "asks who recorded a delivery last, and answers yes or no",
  "planning.classes_behind_allocations":
    "the bands of an allocation are the same for everybody: the app makes them of these counts and reports none",
  "planning.published_allocations": "answers what was published for everybody",
  "registry.is_number_held": "compares a number with all areas for an act of correction, and answers yes or no",
  "review.count_after_truncate": "a trigger: nothing is left to count",
  "review.keep_cause_counts":
    "a trigger: the sums follow from the causes that were written, which their own policy permitted",
  "review.keep_histories":
    "a trigger: histories follow from the statuses that were written, which their own policy permitted",
  "review.keep_status_counts": "as review.keep_histories",
  "review.order_statuses":
    "computes a column from the rows themselves: the same for anyone who calls it, and nothing is reported",
  "review.verify_paper": "answers who holds the paper with its code, signed in or not; no name is reported",
};

type Definer = { readonly name: string; readonly asks: boolean; readonly path: string | null };

async function definers(): Promise<readonly Definer[]> {
  const found = await owner.client.query<Definer>(`
    select n.nspname || '.' || p.proname as name, p.prosrc ~ 'authority\\.(sees|sees_any|writes)\\(' as asks,
      (select setting from unnest(p.proconfig) setting where setting like 'search_path=%') as path
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where p.prosecdef and n.nspname not like 'pg\\_%' order by 1`);
  return found.rows;
}

describe("a function that passes row security", () => {
  test("is in the list, and the list names no other", async () => {
    const names = (await definers()).map(({ name }) => name);
    assert.deepEqual(names, [...Object.keys(asksForTheArea), ...Object.keys(asksForNoArea)].toSorted());
    await owner.client.query("begin");
    await owner.client.query(
      "create function registry.planted() returns bigint language sql security definer as 'select count(*) from registry.people'",
    );
    assert.equal((await definers()).length, names.length + 1);
    await owner.client.query("rollback");
  });
  test("asks for the area itself, or says why it need not", async () => {
    const asking = (await definers()).filter(({ asks }) => asks).map(({ name }) => name);
    assert.deepEqual(asking, Object.keys(asksForTheArea).toSorted());
  });
  test("finds its tables by a path that nobody else can change", async () => {
    for (const { name, path } of await definers()) assert.match(path ?? "", /^search_path=pg_catalog\b/, name);
  });
});
