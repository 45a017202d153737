import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { parseClaimedPosts } from "./claimed-posts.ts";

describe("the posts of a claim", () => {
  test("are read from a list and from one text, each once", () => {
    const posts = [
      { kind: "commune_officer", areaId: "21484" },
      { kind: "auditor", areaId: "51" },
    ];
    assert.deepEqual(parseClaimedPosts(["commune_officer@21484", "auditor@51", "auditor@51"]), posts);
    assert.deepEqual(parseClaimedPosts("commune_officer@21484, auditor@51"), posts);
  });
  test("never make an operator, and what is not understood gives nothing", () => {
    const odd = [
      "operator@VN",
      "mayor@51",
      "auditor",
      "auditor@",
      "auditor@51@52",
      "toString@51",
      7,
      null,
      { kind: "auditor" },
    ];
    assert.deepEqual(parseClaimedPosts(odd), []);
    for (const claim of [undefined, null, 7, {}, "operator@VN"]) assert.deepEqual(parseClaimedPosts(claim), []);
  });
});
