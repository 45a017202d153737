import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation } from "#test/support/installation.ts";
import { getSession } from "#contract/authority/session.ts";

let opened: TestInstallation;
before(async () => {
  opened = await openTestInstallation();
});
after(() => opened.close());

test("the session tells the province that the post lies in, and for the whole country the one that the installation names", async () => {
  const provinceOf = async (kind: Parameters<TestInstallation["officer"]>[0], areaId: string) =>
    (await (await opened.officer(kind, areaId)).get(getSession)).provinceId;
  assert.equal(await provinceOf("commune_officer", "21484"), "51");
  assert.equal(await provinceOf("province_officer", "48"), "48");
  assert.equal(await provinceOf("operator", "VN"), "51");
});
