import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { postKinds } from "#programme/authority/post/post.ts";
import { readTour, tourName, visit } from "./tour-memory.ts";
import { stepsAt, tourOf, tours } from "./tour-steps.ts";

describe("the tour of a post", () => {
  test("is that of the first post that has one, and some posts have none", () => {
    assert.equal(
      tourOf([{ kind: "commune_cashier" }, { kind: "commune_officer" }, { kind: "commune_chair" }]),
      "officer",
    );
    const without = postKinds.filter((kind) => tourOf([{ kind }]) === undefined);
    assert.deepEqual(without, ["operator", "commune_cashier", "department_officer", "unit_officer"]);
  });
  test("has four or five steps, each with a page and a name of its own", () => {
    for (const steps of Object.values(tours)) {
      assert.ok(steps.length >= 4 && steps.length <= 5);
      for (const field of ["key", "href"] as const)
        assert.equal(new Set(steps.map((step) => step[field])).size, steps.length);
    }
  });
  test("knows the page of a step from what lies below it, and no other", () => {
    assert.deepEqual(stepsAt("officer", "/households/0198/reviews/0199"), ["households"]);
    assert.deepEqual(stepsAt("officer", "/households-of-all"), []);
    assert.deepEqual(stepsAt("officer", "/"), []);
    assert.deepEqual(stepsAt("chair", "/households"), []);
  });
});

describe("what a device remembers of a tour", () => {
  test("is read back as it was kept, and what cannot be read begins it again", () => {
    const kept = { isClosed: true, visited: ["review"] };
    assert.deepEqual(readTour(JSON.stringify(kept)), kept);
    const beginning = { isClosed: false, visited: [] };
    for (const odd of [null, "", "{", "7", '{"isClosed":"yes","visited":[]}', '{"isClosed":true}'])
      assert.deepEqual(readTour(odd), beginning);
  });
  test("counts a page once, and changes nothing when nothing is new", () => {
    const once = visit(readTour(null), ["review"]);
    assert.deepEqual(once.visited, ["review"]);
    assert.equal(visit(once, ["review"]), once);
    assert.equal(visit(once, []), once);
  });
  test("is not under the names that go when somebody signs out", () => {
    assert.doesNotMatch(tourName("0198"), /^vuon\.kept\./);
  });
});
