/** The standards that are shipped, checked and compiled as the server does it. */
import assert from "node:assert/strict";
import type { LocalDate } from "#kernel/local-date.ts";
import { classify } from "#programme/review/standard/classify.ts";
import type { Income } from "#programme/review/standard/classify.ts";
import { factsOf } from "#programme/review/standard/facts.ts";
import type { Answers, Facts } from "#programme/review/standard/facts.ts";
import { codesOfBits, openStandard } from "#programme/review/standard/standard.ts";
import type { Standard } from "#programme/review/standard/standard.ts";
import { readStandards } from "#server/review/standard/load-standards.ts";

const packs = await readStandards();

export function shippedStandard(id: string): Standard {
  const found = packs.find(({ pack }) => pack.id === id);
  assert.ok(found, `there is no standard ${id}`);
  const opened = openStandard(found.pack, found.file);
  assert.ok(opened.ok, JSON.stringify(opened));
  return opened.value;
}

export function shippedFacts(standard: Standard, answers: Answers, on: LocalDate): Facts {
  const read = factsOf(standard.pack, answers, "rural", on);
  assert.ok(read.ok, JSON.stringify(read));
  return read.facts;
}

export function classOf(standard: Standard, facts: Facts, income: Income) {
  const result = classify(standard, facts, income);
  assert.ok(result.ok, JSON.stringify(result));
  return { ...result.value, codes: codesOfBits(standard, result.value.deprivations) };
}
