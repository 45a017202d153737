import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import { programmePack } from "#contract/planning/programme-pack.ts";
import { success } from "#kernel/result.ts";
import { runAct } from "#server/platform/act/act.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation } from "#test/support/installation.ts";
import { reachOfCounts } from "#server/suppression/count-reader.ts";

let opened: TestInstallation;
before(async () => {
  opened = await openTestInstallation();
});
after(() => opened.close());

/** What the analyst of the country may compare a commune with. */
async function smallest(): Promise<number | undefined> {
  const found = await runAct(opened.server, {
    actor: await opened.officer("country_analyst", "VN"),
    act: "evaluation.readMeasures",
    kind: "read",
    work: async (context) => success((await reachOfCounts(context, ["21484"]))?.smallest),
  });
  assert.ok(found.ok);
  return found.value;
}

async function load(programmeId: string, version: string, smallCounts: string): Promise<void> {
  await sql`insert into planning.programmes (programme_id, version, pack, content_hash, loaded_at)
    select programme_id, ${version}, pack || ${smallCounts}::jsonb, ${version}, now() from planning.programmes
    where programme_id = ${programmeId} order by loaded_at desc limit 1`.execute(opened.ownersServer.database);
}

test("the pack of a programme says from which count on households are counted for everybody; the highest in use holds", async () => {
  assert.equal(await smallest(), 5);
  await load("vn-2021-2025", "9999.1", '{"smallCounts": {"smallestShown": 10}}');
  assert.equal(await smallest(), 10);
  await load("vn-2021-2025", "9999.2", '{"smallCounts": {"smallestShown": 4}}');
  assert.equal(await smallest(), 5, "a later version replaces it, and the other programme says five");
  await load("id-sample", "9999.1", '{"smallCounts": {"smallestShown": 50}}');
  assert.equal(await smallest(), 5, "a sample says nothing of the country");
});

test("no pack may show counts below three", async () => {
  const { rows } = await sql<{ pack: Record<string, unknown> }>`
    select pack from planning.programmes where programme_id = 'vn-2026-2035' limit 1`.execute(
    opened.ownersServer.database,
  );
  const withSmallest = (smallestShown: number) =>
    programmePack.safeParse({ ...rows[0]?.pack, smallCounts: { smallestShown, basis: "configuration", source: "s" } });
  assert.equal(withSmallest(3).success, true);
  assert.equal(withSmallest(2).success, false);
});
