/** "Why me, why not me?", over HTTP: what changed since the last time, what it opens, how to object and until when; on paper too. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { extractText, getDocumentProxy } from "unpdf";
import { explainReview } from "#contract/review/explanation.ts";
import * as review from "#contract/review/round.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { householdWith } from "#programme/review/survey/test-household.ts";
import { newId } from "#contract/new-id.ts";
import { codeOf } from "#test/support/sign-in.ts";
import { Scenario } from "./scenario.ts";
import * as villageContract from "#contract/review/village.ts";
import * as surveyContract from "#contract/review/survey.ts";

describe("a household asks why", () => {
  let scenario: Scenario;
  let home: Awaited<ReturnType<Scenario["household"]>>;
  let second: Id<"round">;

  const survey = async (
    roundId: Id<"round">,
    day: string,
    lacks: Parameters<typeof householdWith>[0],
    incomePerPerson: number,
  ) => {
    scenario.on(day);
    const answers = householdWith(lacks);
    const members = answers.members.map((member) => ({ ...member, personId: home.person.personId }));
    const incomeDetail = [{ source: "wages", months: 12, amount: incomePerPerson, cost: 0 }];
    await scenario.answer(roundId, home.householdId, { ...answers, members, incomePerPerson, incomeDetail }, day);
  };
  const explain = async (roundId: Id<"round">) =>
    scenario.people.officer.get(explainReview, { params: { householdId: home.householdId, roundId } });
  const names = (list: readonly { readonly en: string }[]) => list.map(({ en }) => en);

  before(async () => {
    scenario = await Scenario.open();
    home = await scenario.household("Đinh Thị Đượm");
    const first = await scenario.round(2025);
    const poor = { wallDurable: false, roofDurable: false, toilet: "none", water: "stream" };
    await survey(first, "2025-09-20", poor, 900_000);
    await scenario.decide(first, 2025);
    scenario.on("2026-09-01");
    second = await scenario.round(2026);
    assert.equal((await explain(first)).sinceLast, null, "nothing came before the first review");
    await survey(second, "2026-09-20", { toilet: "none", usesInternet: false, deviceCount: 0 }, 800_000);
    const commune = { roundId: second, communeId: scenario.commune };
    await scenario.people.officer.get(surveyContract.scoreReviews, { params: commune, body: {} });
  });
  after(() => scenario.opened.close());

  test("what is gone, what is new, which answers differ, by the standard of both", async () => {
    const reported = await explain(second);
    const since = reported.sinceLast;
    assert.ok(since !== null);
    assert.deepEqual([since.year, since.class, since.sameStandard], [2025, "poor", true]);
    assert.deepEqual(names(since.gone).toSorted(), ["Quality of housing", "Source of water"].toSorted());
    assert.deepEqual(names(since.added).length, 2);
    assert.deepEqual(names(since.stayed).length, 1);
    const answers = since.changedAnswers.map(({ label, before: then, now }) => `${label.en}: ${then.en}, ${now.en}`);
    assert.ok(answers.includes("Roof of durable material: No, Yes"), answers.join("; "));
    assert.ok(reported.sources.some((source) => source.vi.includes("Nghị định số 07/2021")));
    assert.match(reported.lines[0]?.source ?? "", /^L1\.2-/);
  });

  test("what a deprivation opens is reported by the rules of the programmes, and support for the class beside it", async () => {
    const [firstRound] = (await scenario.people.officer.get(review.listRounds)).rows.toReversed();
    const then = await explain(firstRound?.roundId ?? second);
    const housing = then.lines.find(({ code }) => code === "housingQuality");
    assert.deepEqual(names(housing?.opens ?? []), ["New house", "Housing repair"]);
    const other = names(then.otherSupport);
    assert.ok(other.includes("Breeding cows for a group of households"), other.join());
    assert.equal(new Set(other).size, other.length, "each kind once, though two programmes run");
    const now = await explain(second);
    const housingNow = now.lines.find(({ code }) => code === "housingQuality");
    assert.deepEqual(housingNow?.opens ?? [], [], "the house is sound now");
    assert.deepEqual(names(now.lines.find(({ code }) => code === "toilet")?.opens ?? []), ["Hygienic toilet"]);
  });

  test("an income that its sources do not give is refused, and so is a source of no form", async () => {
    const answers = householdWith({});
    const members = answers.members.map((member) => ({ ...member, personId: home.person.personId }));
    const sent = async (source: string, amount: number) =>
      codeOf(
        scenario.people.officer.ask(surveyContract.submitAnswers, {
          params: { householdId: home.householdId, roundId: second },
          body: {
            surveyedOn: localDate("2026-09-20"),
            answers: {
              ...answers,
              members,
              incomePerPerson: 900_000,
              incomeDetail: [{ source, months: 12, amount, cost: 0 }],
            },
          },
        }),
      );
    assert.equal(await sent("wages", 800_000), "review.income_differs");
    assert.equal(await sent("gold", 900_000), "review.income_source_unknown");
  });

  test("how to object follows the steps: not yet, open until the last day, being answered, over", async () => {
    const { officer } = scenario.people;
    const village = { roundId: second, villageId: scenario.village };
    const window = async () => {
      const { objecting } = await explain(second);
      return `${objecting.state} ${objecting.until}`;
    };
    assert.equal(await window(), "not_yet null");
    scenario.on("2026-10-05");
    await officer.get(villageContract.recordMeeting, {
      params: village,
      body: {
        meetingId: newId("meeting"),
        heldOn: localDate("2026-10-02"),
        chair: "Trưởng thôn",
        secretary: "Thư ký",
        present: 40,
        minutes: "Thống nhất.",
        results: [],
      },
    });
    await officer.get(villageContract.recordPosting, {
      params: village,
      body: { publicPostingId: newId("public posting"), places: ["Nhà văn hóa"], fromDate: localDate("2026-10-05") },
    });
    assert.equal(await window(), "open 2026-10-08");
    scenario.on("2026-10-09");
    assert.equal(await window(), "over 2026-10-08");
    scenario.on("2026-10-07");
    const objectionId = newId("objection");
    await officer.get(villageContract.recordObjection, {
      params: { householdId: home.householdId, roundId: second },
      body: {
        objectionId,
        objector: "Chủ hộ",
        objectorKind: "household",
        indicator: "toilet",
        reason: "Đã xây nhà vệ sinh",
        receivedOn: localDate("2026-10-07"),
      },
    });
    assert.equal(await window(), "answering null");
  });

  test("on paper in three languages, without any number of a person", async () => {
    const path = `/api/households/${home.householdId}/reviews/${second}/papers/explanation`;
    for (const [language, words] of [
      ["vi", /Hộ thiếu hụt 3\/12 chỉ số.*So với kết quả năm 2025 \(Hộ nghèo\).*Không còn thiếu.*Nếu hộ thấy chưa đúng/],
      ["en", /deprived in 3 of 12 indicators.*Since the result of 2025.*If you disagree/],
      ["id", /terdeprivasi pada 3 dari 12 indikator.*Sejak hasil 2025.*Bila Anda menilainya keliru/],
    ] as const) {
      const response = await scenario.people.officer.fetch(`${path}?language=${language}`);
      assert.equal(response.status, 200);
      const bytes = new Uint8Array(await response.arrayBuffer());
      const { text, totalPages } = await extractText(await getDocumentProxy(bytes), { mergePages: true });
      assert.equal(totalPages, 1, "one page");
      assert.match(text.replaceAll(/\s+/g, " "), words);
      const said = {
        vi: /Tiền công, tiền lương: .* × 12 tháng/,
        en: /Wages: .* × 12 months/,
        id: /Upah: .* × 12 bulan/,
      };
      assert.match(text.replaceAll(/\s+/g, " "), said[language]);
      assert.doesNotMatch(text, /\d{9,12}/);
    }
  });
});
