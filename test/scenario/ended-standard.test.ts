/** A status goes on after the end of its standard where no list by the next is decided, and is shown as what it is (docs/law.md L0.1-5). */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { extractText, getDocumentProxy } from "unpdf";
import { listHouseholdsBehind, readMeasures } from "#contract/evaluation/measure.ts";
import { listNeedy } from "#contract/planning/need.ts";
import { getHousehold, listHouseholds } from "#contract/registry/household.ts";
import { verifyPaper } from "#contract/review/paper.ts";
import { issueCertificates, listDecisions } from "#contract/review/decision.ts";
import { newId } from "#contract/new-id.ts";
import { localDate } from "#kernel/local-date.ts";
import { answersOf, badHouse } from "./home-answers.ts";
import { Scenario } from "./scenario.ts";
import { codeOf, commune } from "./two-standards-steps.ts";

let s: Scenario;
let home: Awaited<ReturnType<Scenario["household"]>>;
let round: Awaited<ReturnType<Scenario["round"]>>;

before(async () => {
  s = await Scenario.open();
  home = await s.household("Trần Văn Nghèo");
  round = await s.round(2026);
  await s.answer(round, home.householdId, answersOf(home.person.personId, badHouse, 900_000), "2026-09-10");
  await s.decide(round, 2026);
});
after(async () => s.opened.close());

/** What each answer says of the end of the standard of the class that it carries. */
async function endsShown(): Promise<readonly (string | null | undefined)[]> {
  const { officer } = s.people;
  const household = await officer.get(getHousehold, { params: { householdId: home.householdId }, query: {} });
  assert.equal(household.class, "poor", "the status goes on");
  return [
    household.classEndedOn,
    (await officer.get(listHouseholds, {})).rows[0]?.classEndedOn,
    (await officer.get(listHouseholdsBehind, { query: { areaId: s.commune } })).rows[0]?.classEndedOn,
    (await officer.get(listNeedy, { query: { areaId: s.commune, by: "class", key: "poor" } })).rows[0]?.classEndedOn,
    (await officer.get(readMeasures, { query: { areaId: s.commune } })).provenance.standardEndedOn,
  ];
}

test("up to its last day nothing is said of an end, from the next day on every answer with a class says it", async () => {
  s.on("2026-12-31");
  assert.deepEqual(await endsShown(), [null, null, null, null, null]);
  s.on("2027-01-01");
  const end = "2026-12-31";
  assert.deepEqual(await endsShown(), [end, end, end, end, end]);
  const past = await s.people.officer.get(listHouseholds, { query: { on: localDate("2026-12-01") } });
  assert.equal(past.rows[0]?.classEndedOn, null, "of a day before the end it was no ended standard");
});

test("a file of households names the end beside the class, as of its day", async () => {
  const endIn = async (on: string) => {
    const text = await (
      await s.people.officer.fetch(`/api/households/export?rows=households&columns=codes&on=${on}`)
    ).text();
    const [heads = [], row = []] = text.split("\n").map((line) => line.trim().split(","));
    return row[heads.indexOf("class_standard_ended_on")];
  };
  assert.deepEqual([await endIn("2026-12-31"), await endIn("2027-01-01")], ["", "2026-12-31"]);
});

test("no certificate is issued by the list of an ended standard", async () => {
  const { rows } = await s.people.officer.get(listDecisions, { params: commune(round) });
  const params = { decisionId: rows[0]?.decisionId ?? newId("decision") };
  const issue = async (day: string) =>
    s.people.chair.ask(issueCertificates, { params, body: { issuedOn: localDate(day) } });
  assert.equal(codeOf(await issue("2027-01-01")), "review.certificate_of_ended_standard");
  assert.equal(
    codeOf(await issue("2026-12-31")),
    "review.certificate_of_ended_standard",
    "nor by an earlier day of issue",
  );
  s.on("2026-12-31");
  assert.equal(codeOf(await issue("2026-12-31")), undefined);
});

test("papers that are printed after the end say it, and so does the page that checks them", async () => {
  const pages = async (path: string) => {
    const response = await s.people.chair.fetch(`/api${path}`);
    assert.equal(response.status, 200, path);
    const document = await getDocumentProxy(new Uint8Array(await response.arrayBuffer()));
    return (await extractText(document, { mergePages: true })).text.replaceAll(/\s+/g, " ");
  };
  const { rows } = await s.people.officer.get(listDecisions, { params: commune(round) });
  const certificates = `/decisions/${rows[0]?.decisionId ?? ""}/papers/certificates?language=vi`;
  const explanation = `/households/${home.householdId}/reviews/${round}/papers/explanation?language=vi`;
  const mark = "Theo chuẩn hết hiệu lực 31/12/2026";
  const checked = async (code: string) =>
    verifyPaper.output.parse(await (await s.opened.fetch(`/api/verify/${code}`)).json()).paper;
  const before = await pages(certificates);
  assert.ok(!before.includes(mark) && !(await pages(explanation)).includes(mark));
  const [, code = ""] = /\/verify\/([0-9a-f-]{36})/.exec(before) ?? [];
  assert.deepEqual([(await checked(code))?.kind, (await checked(code))?.standardEndedOn], ["certificate", null]);
  s.on("2027-01-01");
  assert.ok((await pages(certificates)).includes(mark));
  assert.ok((await pages(explanation)).includes(mark));
  assert.equal((await checked(code))?.standardEndedOn, "2026-12-31");
});
