/** Two officers receive a request of one household at the same moment: one of them learns that the household has asked already. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { listRequests, receiveRequest } from "#contract/review/request.ts";
import { localDate } from "#kernel/local-date.ts";
import type { TestOfficer } from "#test/support/installation.ts";
import { newId } from "#contract/new-id.ts";
import { Scenario } from "./scenario.ts";

let scenario: Scenario;
let second: TestOfficer;
before(async () => {
  scenario = await Scenario.open();
  second = await scenario.opened.officer("commune_officer", scenario.commune);
  scenario.on("2025-10-16");
});
after(() => scenario.opened.close());

test("two requests of one household: one is received, and the other learns that it has asked", async () => {
  for (const name of ["Đinh Thị Đượm", "Phạm Văn Hỏi", "Nguyễn Văn Khá", "Phạm Văn Đê"]) {
    const { householdId } = await scenario.household(name);
    const receive = async (who: TestOfficer) => {
      const answer = await who.ask(receiveRequest, {
        params: { householdId },
        body: {
          requestId: newId("request"),
          form: "04",
          asks: "recognition",
          cause: "illness",
          receivedOn: localDate("2025-10-16"),
          receivedHow: "in_person",
        },
      });
      return "problem" in answer ? answer.problem.code : "received";
    };
    const answers = await Promise.all([receive(scenario.people.officer), receive(second)]);
    assert.deepEqual(answers.toSorted(), ["received", "review.request_open"]);
    const { rows } = await second.get(listRequests, { query: { householdId, limit: 10 } });
    assert.equal(rows.length, 1);
  }
});
