import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { listNames } from "#contract/planning/names.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation } from "#test/support/installation.ts";

let opened: TestInstallation;
before(async () => {
  opened = await openTestInstallation();
});
after(() => opened.close());

const path = `/api${listNames.path.replace("{language}", "en")}`;
const read = async () => listNames.output.parse(await (await opened.fetch(path)).json());

describe("the names of the packs", () => {
  test("are given to anybody, short where a pack has a short name, with the country and its money", async () => {
    const { country, names, classes } = await read();
    assert.deepEqual(
      [country.areaId, country.currency],
      ["VN", { code: "VND", decimals: 0, name: "đồng", symbol: "đ" }],
    );
    assert.deepEqual([names.classes["poor"], names.needs["housingArea"]], ["Poor", "Floor area"]);
    assert.deepEqual([names.sources["COMMUNITY"], names.kinds["goats"]], ["Community", "Goats"]);
    assert.deepEqual(
      ["nhà", "rumah", "houses"].map((written) => names.units[written]),
      ["houses", "houses", "houses"],
      "a unit that was written in one language is read in another",
    );
    assert.equal(names.roles["near_poverty"], names.classes["near_poor"]);
    assert.deepEqual(
      classes.map((one) => one.counts),
      ["in_poverty", "near_poverty", "average_living", "outside"],
    );
  });
  test("cost a header when they are as they were", async () => {
    const etag = (await opened.fetch(path)).headers.get("etag") ?? "";
    const again = await opened.fetch(path, { headers: { "if-none-match": etag } });
    assert.deepEqual([again.status, await again.text()], [304, ""]);
  });
  test("name what was recorded by a version that is loaded no longer; what is loaded names first", async () => {
    const kind = (code: string, name: string) => ({ code, name: { vi: name, en: name, id: name } });
    const was = [kind("sheep", "Sheep of before"), kind("housing_repair", "Repair of before")];
    await sql`insert into planning.programmes (programme_id, version, content_hash, pack, loaded_at)
      select programme_id, '2000.1', 'before', jsonb_set(pack, '{activityKinds}',
        (select jsonb_agg(pack -> 'activityKinds' -> 0 || kind) from jsonb_array_elements(${JSON.stringify(was)}::jsonb) kind)),
        '2000-01-01' from planning.programmes where programme_id = 'vn-2026-2035' limit 1`.execute(
      opened.ownersServer.database,
    );
    const { kinds } = (await read()).names;
    assert.equal(kinds["sheep"], "Sheep of before");
    assert.equal(kinds["housing_repair"], "Housing repair");
  });
});
