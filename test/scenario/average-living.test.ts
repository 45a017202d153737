/** The average living standard, checked in a round of its own; and a procedure that asks the level above before the commune decides. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { extractText, getDocumentProxy } from "unpdf";
import * as handover from "#contract/review/handover.ts";
import { receiveRequest } from "#contract/review/request.ts";
import { listStatuses } from "#contract/review/explanation.ts";
import * as review from "#contract/review/round.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { householdWith } from "#programme/review/survey/test-household.ts";
import { newId } from "#contract/new-id.ts";
import { Scenario } from "./scenario.ts";
import * as villageContract from "#contract/review/village.ts";
import * as decisionContract from "#contract/review/decision.ts";
import { issueCertificates, listDecisions } from "#contract/review/decision.ts";
import * as surveyContract from "#contract/review/survey.ts";
import * as standard from "#contract/review/standard.ts";

let scenario: Scenario;
before(async () => {
  scenario = await Scenario.open();
});
after(() => scenario.opened.close());

const codeOf = async (asked: Promise<unknown>) =>
  asked.then(
    () => "done",
    (error: unknown) => /"code":"([^"]+)"/.exec(String(error))?.[1] ?? String(error),
  );
const place = (roundId: Id<"round">) => ({ roundId, communeId: scenario.commune });

async function open(kind: "average_living" | "annual", year: number, standardVersion?: string): Promise<Id<"round">> {
  const { rows } = await scenario.people.planner.get(standard.listStandards);
  const shipped = rows.find((one) => one.standardId === "vn-2022-2026")?.version ?? "";
  const roundId = newId("round");
  const month = kind === "annual" ? ["09-01", "12-14"] : ["03-15", "03-29"];
  await scenario.people.planner.get(review.openRound, {
    body: {
      roundId,
      areaId: "51",
      year,
      kind,
      standardId: "vn-2022-2026",
      standardVersion: standardVersion ?? shipped,
      scoreTableId: null,
      referenceDate: localDate(`${year}-03-15`),
      opensOn: localDate(`${year}-${month[0]}`),
      closesOn: localDate(`${year}-${month[1]}`),
    },
  });
  return roundId;
}
async function survey(
  roundId: Id<"round">,
  home: Awaited<ReturnType<Scenario["household"]>>,
  day: string,
  lacks: Parameters<typeof householdWith>[0],
  incomePerPerson: number,
): Promise<void> {
  const answers = householdWith(lacks);
  const members = answers.members.map((member) => ({ ...member, personId: home.person.personId }));
  await scenario.answer(roundId, home.householdId, { ...answers, members, incomePerPerson }, day);
}
async function throughVillage(roundId: Id<"round">, meeting: string, posting: string): Promise<void> {
  const village = { roundId, villageId: scenario.village };
  const { officer } = scenario.people;
  scenario.on(meeting);
  await officer.get(villageContract.recordMeeting, {
    params: village,
    body: {
      meetingId: newId("meeting"),
      heldOn: localDate(meeting),
      chair: "Trưởng thôn",
      secretary: "Thư ký",
      present: 40,
      minutes: "Thống nhất.",
      results: [],
    },
  });
  scenario.on(posting);
  await officer.get(villageContract.recordPosting, {
    params: village,
    body: { publicPostingId: newId("public posting"), places: ["Nhà văn hóa"], fromDate: localDate(posting) },
  });
}
const decide = async (roundId: Id<"round">, on: string, number: string) =>
  scenario.people.chair.get(decisionContract.decideList, {
    params: place(roundId),
    body: {
      decisionId: newId("decision"),
      number,
      decidedOn: localDate(on),
      effectiveOn: localDate(on),
      legalBasis: "Quyết định 24/2021/QĐ-TTg",
    },
  });

describe("the average living standard", () => {
  test("who asked for it is checked in a round of its own, by declared income, and recognised as that alone", async () => {
    const { officer } = scenario.people;
    const [farmer, poorer, richer, other] = [
      await scenario.household("Phạm Văn Ruộng"),
      await scenario.household("Đinh Thị Nghèo"),
      await scenario.household("Hồ Văn Khá"),
      await scenario.household("Trần Thị Khác"),
    ];
    scenario.on("2026-03-15");
    const ask = async (home: typeof farmer, asks: "average" | "recognition") =>
      officer.get(receiveRequest, {
        params: { householdId: home.householdId },
        body: {
          requestId: newId("request"),
          form: "04",
          asks,
          cause: "other",
          receivedOn: localDate("2026-03-15"),
          receivedHow: "in_person",
        },
      });
    for (const home of [farmer, poorer, richer]) await ask(home, "average");
    await ask(other, "recognition");
    const roundId = await open("average_living", 2026);
    const listed = await officer.get(review.listHouseholdsForReview, {
      params: place(roundId),
      body: { who: "lists" },
    });
    assert.deepEqual(listed, { added: 3, requests: 3 }, "only those who asked for it");

    scenario.on("2026-03-17");
    await survey(roundId, farmer, "2026-03-17", { primarySector: true }, 2_000_000);
    await survey(roundId, poorer, "2026-03-17", { primarySector: true }, 1_200_000);
    await survey(roundId, richer, "2026-03-17", { primarySector: true }, 6_000_000);
    const scored = await officer.get(surveyContract.scoreReviews, { params: place(roundId), body: {} });
    assert.deepEqual(scored.classes, { average: 1, non_poor: 1 });
    assert.deepEqual(
      scored.refused.map(({ householdId, code }) => [householdId, code]),
      [[poorer.householdId, "review.average_below_line"]],
      "who may be poor is reported to be reviewed as such",
    );
    await throughVillage(roundId, "2026-03-18", "2026-03-19");
    scenario.on("2026-03-26");
    const { recognised, escaped, refused } = await decide(roundId, "2026-03-26", "TB 1/QĐ");
    assert.deepEqual([recognised, escaped, refused], [1, 0, 1]);
    const [decision] = (await officer.get(listDecisions, { params: place(roundId) })).rows;
    const paperOf = async (name: string) => {
      const response = await officer.fetch(`/api/decisions/${decision?.decisionId}/papers/${name}?language=vi`);
      const pdf = await getDocumentProxy(new Uint8Array(await response.arrayBuffer()));
      return (await extractText(pdf, { mergePages: true })).text.replaceAll(/\s+/g, " ");
    };
    assert.match(await paperOf("decision"), /hộ có mức sống trung bình.*Phạm Văn Ruộng/);
    assert.match(await paperOf("refusals"), /Hồ Văn Khá.*không được công nhận.*6\.000\.000.*2\.250\.000/);
    const certificates = scenario.people.chair.get(issueCertificates, {
      params: { decisionId: decision?.decisionId ?? newId("decision") },
      body: { issuedOn: localDate("2026-03-26") },
    });
    assert.equal(await codeOf(certificates), "review.certificates_of_lists_only");
    const { rows } = await officer.get(listStatuses, { params: { householdId: farmer.householdId } });
    assert.deepEqual([rows[0]?.class, rows[0]?.outcome], ["average", "recognised"]);
  });
});

describe("a procedure that asks the level above", () => {
  test("is off in the shipped standard: nothing is asked, and an opinion is refused", async () => {
    const [latest] = (await scenario.people.officer.get(review.listRounds)).rows;
    assert.equal(latest?.asksAbove, false);
    const opinion = scenario.people.officer.get(handover.recordOpinion, {
      params: place(latest?.roundId ?? newId("round")),
      body: { opinionId: newId("opinion"), office: "Cấp trên", number: "5/CV", givenOn: localDate("2026-03-26") },
    });
    assert.equal(await codeOf(opinion), "review.opinion_not_needed");
  });

  test("switched on, the chair decides only what the level above agreed to", async () => {
    const { officer } = scenario.people;
    const { database } = scenario.opened.ownersServer;
    const shipped = await database
      .selectFrom("review.standards")
      .selectAll()
      .where("standard_id", "=", "vn-2022-2026")
      .executeTakeFirstOrThrow();
    const pack = structuredClone(shipped.pack) as { procedure: { districtStep: boolean }; version: string };
    pack.procedure.districtStep = true;
    pack.version = "asks-above";
    await database
      .insertInto("review.standards")
      .values({ ...shipped, version: pack.version, content_hash: "asks-above", pack: JSON.stringify(pack) })
      .execute();
    const home = await scenario.household("Phạm Văn Hỏi");
    scenario.on("2026-09-10");
    const roundId = await open("annual", 2026, pack.version);
    const lacks = { wallDurable: false, roofDurable: false, toilet: "none", water: "stream" };
    await survey(roundId, home, "2026-09-10", lacks, 900_000);
    await officer.get(surveyContract.scoreReviews, { params: place(roundId), body: {} });
    await throughVillage(roundId, "2026-09-11", "2026-09-14");
    scenario.on("2026-09-21");
    assert.equal(await codeOf(decide(roundId, "2026-09-21", "QT 1/QĐ")), "review.opinion_first");
    const agreed = await officer.get(handover.recordOpinion, {
      params: place(roundId),
      body: { opinionId: newId("opinion"), office: "Cấp trên", number: "7/CV", givenOn: localDate("2026-09-21") },
    });
    assert.equal(agreed.households, 1);
    assert.equal((await decide(roundId, "2026-09-21", "QT 1/QĐ")).recognised, 1);
  });
});
