/** An installation keeps a copy of every version of a pack and refuses another content under the same version. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { isSamePack } from "#server/platform/pack-versions.ts";
import { changedWithoutVersion, keptFingerprints, shippedFingerprints } from "../../scripts/pack-fingerprints.ts";

describe("the shipped packs", () => {
  test("have a new version when their content is another", async () => {
    const [kept, shipped] = [await keptFingerprints(), await shippedFingerprints()];
    assert.deepEqual(changedWithoutVersion(kept, shipped), []);
    assert.deepEqual(shipped, kept, "run: node scripts/write-pack-fingerprints.ts");
    const file = "standards/vn-2022-2026/standard.yaml";
    const standard = shipped[file];
    assert.ok(standard !== undefined);
    const changed = { ...shipped, [file]: { ...standard, fingerprint: "planted" } };
    assert.match(changedWithoutVersion(kept, changed).join(), /vn-2022-2026.*give it a new one/);
    const raised = { ...shipped, [file]: { version: "2099.1", fingerprint: "planted" } };
    assert.deepEqual(changedWithoutVersion(kept, raised), []);
  });
  test("are the same when only their form is another, and not when a value is", () => {
    const known = { hash: "a", pack: { line: { poor: 2, near: [1, 2] }, name: "x" } };
    assert.ok(isSamePack(known, { hash: "b", pack: { name: "x", line: { near: [1, 2], poor: 2 } } }));
    assert.ok(!isSamePack(known, { hash: "b", pack: { name: "x", line: { near: [2, 1], poor: 2 } } }));
  });
});
