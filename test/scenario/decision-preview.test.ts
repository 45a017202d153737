/** The preview of a decision is the decision: what it shows before a number is given is what is recorded afterwards. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { extractText, getDocumentProxy } from "unpdf";
import type { Output } from "#contract/endpoint.ts";
import { newId } from "#contract/new-id.ts";
import { decideList } from "#contract/review/decision.ts";
import { listDecisionChanges, previewDecision } from "#contract/review/decision-preview.ts";
import { listStatuses } from "#contract/review/explanation.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { householdWith } from "#programme/review/survey/test-household.ts";
import { textsOfPages } from "#test/support/read-pdf.ts";
import { Scenario } from "./scenario.ts";

let scenario: Scenario;
const names = ["Đinh Thị Ở Lại", "Phạm Văn Thoát", "Nguyễn Văn Vào", "Trần Thị Khá"];
/** Who is poor in the first year, and in the second. */
const poorIn = [
  [true, true],
  [true, false],
  [false, true],
  [false, false],
] as const;
const homes: { readonly householdId: Id<"household">; readonly personId: Id<"person"> }[] = [];

before(async () => {
  scenario = await Scenario.open();
  for (const name of names) {
    const { householdId, person } = await scenario.household(name);
    homes.push({ householdId, personId: person.personId });
  }
});
after(() => scenario.opened.close());

/** A year up to the day of the decision. */
async function posted(year: number, at: 0 | 1): Promise<Id<"round">> {
  scenario.on(`${year}-09-01`);
  const roundId = await scenario.round(year);
  for (const [position, { householdId, personId }] of homes.entries()) {
    const isPoor = poorIn[position]?.[at] ?? false;
    const answers = householdWith(
      isPoor ? { wallDurable: false, roofDurable: false, toilet: "none", water: "stream" } : {},
    );
    const members = answers.members.map((member) => ({ ...member, personId }));
    const income = isPoor ? 900_000 : 6_000_000;
    await scenario.answer(roundId, householdId, { ...answers, incomePerPerson: income, members }, `${year}-09-20`);
  }
  await scenario.post(roundId, year);
  return roundId;
}

async function previewed(roundId: Id<"round">) {
  const params = { roundId, communeId: scenario.commune };
  const { chair } = scenario.people;
  const preview = await chair.get(previewDecision, { params });
  const [enters, leaves] = await Promise.all(
    (["enters", "leaves"] as const).map((change) => chair.get(listDecisionChanges, { params, query: { change } })),
  );
  const namesOf = (page: Output<typeof listDecisionChanges> | undefined) =>
    page?.rows.map(({ headName }) => headName).toSorted();
  return { preview, enters: namesOf(enters), leaves: namesOf(leaves) };
}

async function decided(roundId: Id<"round">, number: string, day: string) {
  const answer = await scenario.people.chair.get(decideList, {
    params: { roundId, communeId: scenario.commune },
    body: {
      decisionId: newId("decision"),
      number,
      decidedOn: localDate(day),
      effectiveOn: localDate(day),
      legalBasis: "Quyết định số 24/2021/QĐ-TTg",
    },
  });
  const recorded = await Promise.all(
    homes.map(async ({ householdId }, at) => {
      const { rows } = await scenario.people.chair.get(listStatuses, { params: { householdId } });
      return { name: names[at] ?? "", status: rows.find(({ decisionNumber }) => decisionNumber === number) };
    }),
  );
  const namesWith = (steps: readonly string[]) =>
    recorded
      .filter(({ status }) => steps.includes(status?.step ?? ""))
      .map(({ name }) => name)
      .toSorted();
  return { answer, namesWith };
}

test("before the posting is over there is nothing to preview; after it the opening list is previewed as it is decided", async () => {
  const roundId = await posted(2025, 0);
  scenario.on("2025-10-16");
  const early = await scenario.people.chair.ask(previewDecision, { params: { roundId, communeId: scenario.commune } });
  assert.equal(early.status, 409);
  assert.equal(early.problem.code, "review.nothing_ready_to_decide");

  scenario.on("2025-11-02");
  const { preview, enters, leaves } = await previewed(roundId);
  const { answer, namesWith } = await decided(roundId, "11/QĐ-UBND", "2025-11-02");
  assert.equal(preview.isOpening, true);
  assert.deepEqual(
    [preview.recognised, preview.escaped, preview.refused, preview.waiting],
    [answer.recognised, answer.escaped, answer.refused, answer.waiting],
  );
  assert.deepEqual([enters, leaves], [namesWith(["opening"]), []]);
  assert.deepEqual(enters, ["Phạm Văn Thoát", "Đinh Thị Ở Lại"].toSorted());
});

test("the preview of the second year is what its decision records: counts, by village, who comes and who leaves", async () => {
  const roundId = await posted(2026, 1);
  scenario.on("2026-11-02");
  const { preview, enters, leaves } = await previewed(roundId);
  assert.deepEqual(preview.villages, [
    {
      villageId: scenario.village,
      villageName: preview.villages[0]?.villageName,
      inPoverty: 2,
      nearPoverty: 0,
      recognised: 2,
      escaped: 1,
      newlyListed: 1,
      refused: 1,
    },
  ]);
  const draft = await scenario.people.chair.fetch(
    `/api/rounds/${roundId}/communes/${scenario.commune}/decision-preview/paper`,
  );
  assert.equal(draft.status, 200);
  const bytes = new Uint8Array(await draft.arrayBuffer());
  const pages = await textsOfPages(bytes);
  for (const page of pages)
    assert.ok(
      page.some(({ text }) => text.includes("DỰ THẢO")),
      "each page says that it is a draft",
    );
  const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: true });
  for (const name of names.slice(0, 3)) assert.ok(text.includes(name), name);
  assert.ok(!text.includes("/verify/"), "a draft has no code that would call it genuine");
  assert.ok(!text.includes("Trần Thị Khá"), "who is not on the list is not named");

  const { answer, namesWith } = await decided(roundId, "12/QĐ-UBND", "2026-11-02");
  assert.deepEqual(
    [preview.recognised, preview.escaped, preview.refused, preview.waiting, preview.held, preview.leftOut],
    [answer.recognised, answer.escaped, answer.refused, answer.waiting, answer.held.length, answer.leftOut.length],
  );
  assert.deepEqual([enters, leaves], [namesWith(["new", "relapsed"]), namesWith(["escaped"])]);
  assert.deepEqual([enters, leaves], [["Nguyễn Văn Vào"], ["Phạm Văn Thoát"]]);
});
