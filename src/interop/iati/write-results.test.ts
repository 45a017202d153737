/**
 * The order of elements is the one of the IATI schema 2.03 as we know it; the schema itself is not at hand, so nothing here validates
 * against it.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { XMLParser } from "fast-xml-parser";
import { z } from "zod";
import { writeIatiResults } from "./write-results.ts";

const order: Readonly<Record<string, readonly string[]>> = {
  "iati-activity": [
    "iati-identifier",
    "reporting-org",
    "title",
    "description",
    "participating-org",
    "activity-status",
    "activity-date",
    "location",
    "result",
  ],
  result: ["title", "description", "document-link", "reference", "indicator"],
  indicator: ["title", "description", "document-link", "reference", "baseline", "period"],
  baseline: ["location", "dimension", "document-link", "comment"],
  period: ["period-start", "period-end", "target", "actual"],
  target: ["location", "dimension", "comment", "document-link"],
  actual: ["location", "dimension", "comment", "document-link"],
};
const written = writeIatiResults({
  generatedAt: "2026-11-26T00:00:00Z",
  organisation: "XX-1",
  organisationName: "Quảng Ngãi <&>",
  activity: "vn-2026-2035-51-2026",
  title: { vi: "Chương trình", en: "Programme" },
  description: "d",
  begins: "2026-01-01",
  locations: [{ ref: "51", name: "Quảng Ngãi" }],
  results: [
    {
      type: "outcome",
      title: "Không còn nhà tạm",
      indicator: { vi: "Hộ thiếu nhà", en: "Without a house" },
      isPercentage: false,
      ascending: false,
      baseline: { year: 2025, date: "2025-12-14", value: 120 },
      location: "51",
      dimensions: [{ name: "area_class", value: "zone_3" }],
      periods: [{ from: "2026-01-01", to: "2026-12-31", target: 40, actual: 70 }],
    },
  ],
});

type Node = Record<string, unknown>;
const nodes = z.array(z.record(z.string(), z.unknown()));

/** Children that stand where the schema does not let them, walking the whole file. */
function misplaced(xml: string): readonly string[] {
  const parsed = nodes.parse(new XMLParser({ preserveOrder: true }).parse(xml));
  const walk = (list: readonly Node[]): readonly string[] =>
    list.flatMap((node) =>
      Object.entries(node).flatMap(([name, value]) => {
        const children = nodes.safeParse(value);
        if (!children.success) return [];
        const names = children.data.flatMap((child) => Object.keys(child)).filter((one) => one !== ":@");
        const places = order[name] === undefined ? [] : names.map((one) => order[name]?.indexOf(one) ?? -1);
        const wrong = places.some((place, at) => place < 0 || place < (places[at - 1] ?? 0));
        return [...(wrong ? [`${name}: ${names.join()}`] : []), ...walk(children.data)];
      }),
    );
  return walk(parsed);
}

test("elements of an IATI file of results are in the order of the standard", () => {
  assert.deepEqual(misplaced(written), []);
});

test("a planted element in the wrong place is found", () => {
  const spoilt = written.replace("<period-start", '<target value="1"/><period-start');
  assert.notEqual(spoilt, written);
  assert.deepEqual(misplaced(spoilt).length, 1);
});

test("baseline, target, actual and dimension carry their values", () => {
  assert.match(written, /<baseline year="2025" iso-date="2025-12-14" value="120">/);
  assert.match(written, /<target value="40">\s*<location ref="51"\/>\s*<dimension name="area_class" value="zone_3"\/>/);
  assert.match(written, /<actual value="70">/);
  assert.match(written, /Quảng Ngãi &lt;&amp;&gt;/);
});
