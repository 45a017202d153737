/** The file of a household: what every stage knows of it in the order of its days, on the page and on paper. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { listAuditEntries } from "#contract/authority/audit.ts";
import * as referral from "#contract/delivery/referral.ts";
import { readHouseholdStory } from "#contract/evaluation/household-file.ts";
import { newId } from "#contract/new-id.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { codeOf } from "#test/support/sign-in.ts";
import { textsOfPages } from "#test/support/read-pdf.ts";
import { deliverThree } from "./delivered-three.ts";
import { Scenario } from "./scenario.ts";

let scenario: Scenario;
let householdId: Id<"household">;
let name = "";
const story = async (query: Parameters<typeof ask>[0] = {}) =>
  scenario.people.officer.get(readHouseholdStory, ask(query));
const ask = (query: { readonly on?: ReturnType<typeof localDate>; readonly kind?: "referral" | "payment" }) => ({
  params: { householdId },
  query,
});

before(async () => {
  scenario = await Scenario.open();
  const { activityId } = await deliverThree(scenario);
  const heads = await scenario.heads(activityId);
  for (const head of heads) await scenario.bankPayee(head.householdId, head);
  const batchId = await scenario.sentBatch(activityId);
  await scenario.bankAnswers(batchId, (position) => (position === 1 ? "returned" : "paid"));
  const [first] = heads;
  assert.ok(first !== undefined);
  ({ householdId, fullName: name } = first);
  const office = await scenario.opened.office("bank", "51");
  const body = { referralId: newId("referral"), householdId, kind: "policy_bank", officeId: office.officeId };
  await scenario.people.officer.get(referral.sendReferral, {
    body: { ...body, reason: "Hộ muốn vay nuôi bò", sentOn: localDate("2026-05-04") },
  });
  await office.officer.get(referral.refuseReferral, {
    params: { referralId: body.referralId },
    body: { refusedOn: localDate("2026-05-20"), reason: "Hộ còn nợ cũ" },
  });
});
after(async () => scenario.opened.close());

describe("the file of a household", () => {
  test("tells from the survey to the payment and the refusal, each with its day, sum and reason", async () => {
    const found = await story();
    assert.equal(found.headName, name);
    const lines = found.events.map(({ kind, what, on }) => `${on} ${kind} ${what}`);
    assert.deepEqual(lines, [
      ...lines.filter((line) => line.endsWith(" review surveyed")),
      "2025-11-02 review recognised",
      "2025-11-02 need lacks",
      "2026-03-02 support propose",
      "2026-03-02 support check",
      "2026-03-02 support approve",
      "2026-03-02 support deliver",
      "2026-05-04 referral send",
      "2026-05-20 referral refuse",
      "2026-06-01 payment paid",
    ]);
    const of = (kind: string, what: string) => found.events.find((one) => one.kind === kind && one.what === what);
    assert.deepEqual(of("review", "recognised")?.codes, ["poor"]);
    assert.ok((of("need", "lacks")?.codes ?? []).includes("housingQuality"));
    assert.deepEqual([of("payment", "paid")?.amount, of("support", "approve")?.note], [30_000_000n, "56/QĐ-UBND"]);
    assert.equal(of("referral", "refuse")?.note, "Hộ còn nợ cũ");
    assert.ok((of("review", "surveyed")?.amount ?? 0n) > 0n);
  });

  test("is read as of a day and by kind, and counts what the filter leaves out", async () => {
    const then = await story({ on: localDate("2026-03-02") });
    assert.ok(then.events.every(({ on }) => on <= "2026-03-02"));
    assert.equal(then.events.at(-1)?.what, "deliver");
    const referrals = await story({ kind: "referral" });
    assert.deepEqual(
      referrals.events.map(({ what }) => what),
      ["send", "refuse"],
    );
    assert.equal(referrals.counts.find(({ kind }) => kind === "payment")?.count, 1);
    const ahead = scenario.people.officer.ask(readHouseholdStory, ask({ on: localDate("2027-01-01") }));
    assert.equal(await codeOf(ahead), "day.not_come");
  });

  test("prints in three languages, is in the audit, and is nobody's of another commune", async () => {
    const print = async (language: string, officer = scenario.people.officer) =>
      officer.fetch(`/api/households/${householdId}/papers/file?language=${language}`);
    for (const [language, words] of [
      ["vi", ["HỒ SƠ HỘ GIA ĐÌNH", "Hộ còn nợ cũ", "30.000.000", "Thiếu hụt"]],
      ["en", ["HOUSEHOLD FILE", "Refused by"]],
      ["id", ["BERKAS RUMAH TANGGA", "Ditolak oleh"]],
    ] as const) {
      const answer = await print(language);
      assert.equal(answer.status, 200);
      const pages = await textsOfPages(new Uint8Array(await answer.arrayBuffer()));
      const text = pages
        .flat()
        .map((one) => one.text)
        .join(" ")
        .replaceAll(/\s+/g, " ");
      for (const word of [name, ...words]) assert.ok(text.includes(word), `${language}: ${word} in ${text}`);
    }
    const stranger = await scenario.opened.officer("commune_officer", "21490");
    assert.notEqual((await print("vi", stranger)).status, 200);
    assert.equal(await codeOf(stranger.ask(readHouseholdStory, ask({}))), "record.not_found");
    const { rows } = await scenario.people.lead.get(listAuditEntries, { query: { recordKind: "household" } });
    assert.equal(rows.filter(({ facts }) => "printed" in facts).length, 3);
  });
});
