import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import { beginAct } from "#server/platform/database/database.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { communesOf } from "./communes-store.ts";

let opened: TestInstallation;
let analyst: TestOfficer;
before(async () => {
  opened = await openTestInstallation();
  analyst = await opened.officer("country_analyst", "VN");
});
after(async () => opened.close());

const namesOn = async (on?: string) =>
  opened.server.database.transaction().execute(async (tx) => {
    await beginAct(tx, analyst.officerId, "evaluation.readMeasures", "2026-03-02");
    const communes = await communesOf(tx, "51", on === undefined ? undefined : localDate(on));
    return new Set(communes.map(({ areaName }) => areaName));
  });

test("communes of a day are those in force then: before the merger of July 2025 the old ones, townships among them", async () => {
  const [before, first, now] = [await namesOn("2025-06-30"), await namesOn("2025-07-01"), await namesOn()];
  assert.deepEqual([first, now.size], [now, 96]);
  assert.ok(before.size > 96 && before.has("Ba Cung") && before.has("Ba Tơ"), [...before].slice(0, 9).join());
  assert.ok(!now.has("Ba Cung"));
});
