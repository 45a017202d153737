import assert from "node:assert/strict";
import { test } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import { inOrderOfDays } from "./story-event.ts";
import type { StoryEvent } from "./story-event.ts";

test("a household's events are in the order of their days, and on one day as the stages follow each other", () => {
  const event = (kind: StoryEvent["kind"], what: StoryEvent["what"], on: string): StoryEvent => ({
    kind,
    what,
    on: localDate(on),
    title: null,
    personName: null,
    codes: [],
    amount: null,
    note: null,
    recordId: null,
  });
  const given = [
    event("payment", "paid", "2026-03-02"),
    event("support", "propose", "2026-03-02"),
    event("support", "approve", "2026-03-02"),
    event("review", "surveyed", "2025-09-20"),
  ];
  assert.deepEqual(
    inOrderOfDays(given).map(({ what }) => what),
    ["surveyed", "propose", "approve", "paid"],
  );
});
