import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { advisoriesIn, ageInDays, isAllowed, lockedPackages, lockFile } from "./dependency-facts.ts";

describe("locked packages", () => {
  test("stand once for each name and version, with their licence from the lock or from the package", () => {
    const lock = lockFile.parse({
      packages: {
        "": { version: "0.1.0", license: "Apache-2.0" },
        "node_modules/b": { version: "2.0.0", license: "MIT", dev: true },
        "node_modules/@x/a/node_modules/b": { version: "2.0.0", license: "MIT" },
        "node_modules/b/node_modules/b": { version: "1.0.0" },
        "node_modules/c": { version: "1.0.0", name: "d", dev: true },
      },
    });
    const asked = (folder: string) => (folder === "node_modules/c" ? "ISC" : undefined);
    assert.deepEqual(lockedPackages(lock, asked), [
      { name: "b", version: "2.0.0", licence: "MIT", isForTests: false },
      { name: "b", version: "1.0.0", licence: "unknown", isForTests: false },
      { name: "d", version: "1.0.0", licence: "ISC", isForTests: true },
    ]);
  });
});

describe("a licence", () => {
  test("is allowed by name; of a choice one suffices, of a sum all must be", () => {
    for (const licence of ["MIT", "(MIT OR GPL-3.0)", "(ISC AND CC-BY-3.0)", "BDS-3-Clause"])
      assert.ok(isAllowed(licence), licence);
    for (const licence of ["GPL-3.0", "AGPL-3.0-only", "unknown", "UNLICENSED", "(MIT AND GPL-2.0)", ""])
      assert.ok(!isAllowed(licence), licence);
  });
});

describe("what a registry says", () => {
  test("gives an age in whole days, or none", () => {
    const now = new Date("2026-12-01T12:00:00Z");
    assert.equal(ageInDays("2026-11-29T13:00:00Z", now), 1);
    assert.equal(ageInDays(undefined, now), undefined);
    assert.equal(ageInDays("soon", now), undefined);
  });
  test("gives advisories by package; no answer is not the same as none", () => {
    const via = [{ title: "Prototype pollution", url: "https://x.example/1" }, "other"];
    const answer = { vulnerabilities: { sax: { severity: "high", via } } };
    assert.deepEqual(advisoriesIn(answer)?.get("sax"), ["high: Prototype pollution https://x.example/1", "by other"]);
    assert.equal(advisoriesIn({ vulnerabilities: {} })?.size, 0);
    assert.equal(advisoriesIn({ message: "request failed" }), undefined);
    assert.equal(advisoriesIn(undefined), undefined);
  });
});
