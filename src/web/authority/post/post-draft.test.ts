import assert from "node:assert/strict";
import { test } from "node:test";
import { givePost } from "#contract/authority/post.ts";
import { faultsOf } from "#web/ui/form/faults-of.ts";
import { askOfWritten } from "#web/ui/form/read-written.ts";
import { areaOfDraft, kindsFor } from "./post-draft.ts";

const draft = { kind: "commune_chair", areaId: "21484", validFrom: "2026-12-01", validTo: "" };
const ids = {
  officerId: "0197a7a0-0000-7000-8000-000000000001",
  postId: "0197a7a0-0000-7000-8000-000000000002",
};

test("a post lies in the area of its level, whatever else was chosen before", () => {
  assert.equal(areaOfDraft(draft, "51", "VN"), "21484");
  assert.equal(areaOfDraft({ ...draft, kind: "auditor" }, "51", "VN"), "51");
  assert.equal(areaOfDraft({ ...draft, kind: "operator" }, "51", "VN"), "VN");
  assert.equal(areaOfDraft({ ...draft, kind: "" }, "51", "VN"), "");
});
test("a post is sent once all of it is there, without a last day where none was given", () => {
  assert.deepEqual(askOfWritten(givePost, { ...ids, ...draft }).body, {
    postId: ids.postId,
    kind: "commune_chair",
    areaId: "21484",
    validFrom: "2026-12-01",
    validTo: null,
  });
  assert.deepEqual(faultsOf(givePost, { ...ids, ...draft }), []);
  for (const change of [{ kind: "mayor" }, { areaId: "" }, { validFrom: "" }, { validTo: "2026-02-30" }])
    assert.deepEqual(
      faultsOf(givePost, { ...ids, ...draft, ...change }).map(({ path }) => path),
      Object.keys(change),
    );
});
test("a province lead gives posts of communes and offices alone", () => {
  assert.ok(kindsFor(true).includes("operator"));
  assert.deepEqual(
    kindsFor(false).filter((kind) => !kind.startsWith("commune_")),
    ["department_officer", "unit_officer"],
  );
});
