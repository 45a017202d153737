import assert from "node:assert/strict";
import { test } from "node:test";
import { areaOfDraft, kindsFor, postOfDraft } from "./post-draft.ts";

const draft = { kind: "commune_chair", provinceId: "51", areaId: "21484", from: "2026-12-01", to: "" };

test("a post lies in the area of its level, whatever else was chosen before", () => {
  assert.equal(areaOfDraft(draft, "VN"), "21484");
  assert.equal(areaOfDraft({ ...draft, kind: "auditor" }, "VN"), "51");
  assert.equal(areaOfDraft({ ...draft, kind: "operator" }, "VN"), "VN");
  assert.equal(areaOfDraft({ ...draft, kind: "" }, "VN"), "");
});
test("a post is sent once all of it is there, without a last day where none was given", () => {
  assert.deepEqual(postOfDraft(draft, "VN"), {
    kind: "commune_chair",
    areaId: "21484",
    validFrom: "2026-12-01",
    validTo: null,
  });
  for (const change of [{ kind: "mayor" }, { areaId: "" }, { from: "" }, { to: "2026-02-30" }])
    assert.equal(postOfDraft({ ...draft, ...change }, "VN"), undefined);
});
test("a province lead gives posts of communes alone", () => {
  assert.ok(kindsFor(true).includes("operator"));
  assert.deepEqual(
    kindsFor(false).filter((kind) => !kind.startsWith("commune_")),
    [],
  );
});
