import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation } from "#test/support/installation.ts";

let opened: TestInstallation;
before(async () => {
  opened = await openTestInstallation();
});
after(() => opened.close());

const inOrder = "An Ăn Ân Ba Bar Bok ƀar Ƀok Cu Cư Čư Dũng Đinh En Ĕn Êđê Ia Ĭa Ong Ŏng Ông Ơn Um Ŭm Ưng Zah".split(
  " ",
);

test("names are in one order in the database and in the browser: the peoples' letters beside their bases", async () => {
  const turned = inOrder.toReversed();
  assert.deepEqual(turned.toSorted(new Intl.Collator("vi").compare), inOrder);
  const found = await sql<{ name: string }>`select name from unnest(${turned}::text[]) name
    order by name collate "vi-x-icu"`.execute(opened.server.database);
  assert.deepEqual(
    found.rows.map(({ name }) => name),
    inOrder,
  );
});
