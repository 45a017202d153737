/** Files of results against the order of elements, and where they are at hand against the published schema and ruleset of IATI 2.03. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { XmlBufferInputProvider, XmlDocument, XsdValidator, xmlRegisterInputProvider } from "libxml2-wasm";
import { brokenRules, readRuleset } from "#test/support/iati-ruleset.ts";
import { XMLParser } from "fast-xml-parser";
import { z } from "zod";
import type { IatiFile } from "#programme/planning/framework/iati-results.ts";
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
    "recipient-country",
    "location",
    "sector",
    "result",
  ],
  result: ["title", "description", "document-link", "reference", "indicator"],
  indicator: ["title", "description", "document-link", "reference", "baseline", "period"],
  baseline: ["location", "dimension", "document-link", "comment"],
  period: ["period-start", "period-end", "target", "actual"],
  target: ["location", "dimension", "comment", "document-link"],
  actual: ["location", "dimension", "comment", "document-link"],
};
const file: IatiFile = {
  generatedAt: "2026-11-26T00:00:00Z",
  organisation: "XX-1",
  organisationName: "Quảng Ngãi <&>",
  currency: "VND",
  language: "vi",
  activity: "vn-2026-2035-51-2026",
  title: { vi: "Chương trình", en: "Programme" },
  description: "d",
  begins: "2026-01-01",
  country: "VN",
  sectors: [{ code: "43040", percent: 100 }],
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
    {
      type: "output",
      title: "Không còn nhà tạm",
      indicator: { vi: "Sửa nhà", en: "Houses repaired" },
      isPercentage: false,
      ascending: true,
      baseline: { year: 2025, date: null, value: "suppressed" },
      location: "51",
      dimensions: [],
      periods: [
        { from: "2026-01-01", to: "2026-12-31", target: "suppressed", actual: "suppressed" },
        { from: "2027-01-01", to: "2027-12-31", target: 0, actual: null },
      ],
    },
  ],
};
const written = writeIatiResults(file);

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

test("what is withheld is left out whole, and the description of its indicator says so; zero is written", () => {
  assert.match(
    written,
    /Withheld to protect a small count: baseline of 2025; target from 2026-01-01 to 2026-12-31; actual/,
  );
  assert.match(written, /<target value="0">/);
  assert.doesNotMatch(written, /suppressed|"null"/);
});

test("several sectors have their shares, one has none", () => {
  const sectors = [
    { code: "43040", percent: 60 },
    { code: "16010", percent: 40 },
  ];
  assert.match(written, /<sector vocabulary="1" code="43040"\/>/);
  assert.match(
    writeIatiResults({ ...file, sectors }),
    /code="43040" percentage="60"\/>\s*<sector vocabulary="1" code="16010" percentage="40"/,
  );
});

const published = new URL("../../../../shared/data/schemas/iati/", import.meta.url);
const skip = existsSync(published) ? false : "../shared/data/schemas/iati is not here";

/** The schema takes xml:lang from a schema of the W3C that does not come with it. */
const xmlAttributes = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">
  <xs:attribute name="lang" type="xs:language"/>
</xs:schema>`;

describe("what IATI publishes about its files", { skip }, () => {
  test("the schema finds them valid, and an element in the wrong place not", () => {
    const schemas = new XmlBufferInputProvider({
      "iati-activities-schema.xsd": readFileSync(new URL("iati-activities-schema.xsd", published)),
      "iati-common.xsd": readFileSync(new URL("iati-common.xsd", published)),
      "xml.xsd": new TextEncoder().encode(xmlAttributes),
    });
    assert.ok(xmlRegisterInputProvider(schemas));
    const name = "iati-activities-schema.xsd";
    using schema = XmlDocument.fromBuffer(readFileSync(new URL(name, published)), { url: name });
    using validator = XsdValidator.fromDoc(schema);
    using good = XmlDocument.fromString(written);
    validator.validate(good);
    using spoilt = XmlDocument.fromString(written.replace("<period-start", '<target value="1"/><period-start'));
    assert.throws(() => validator.validate(spoilt));
  });

  test("the ruleset is kept, and what is missing is found by its number", () => {
    const rules = readRuleset(readFileSync(new URL("ruleset-standard.json", published), "utf8"));
    const broken = (xml: string) => {
      using document = XmlDocument.fromString(xml);
      return brokenRules(document, rules, "2026-12-01").map(({ id }) => id);
    };
    assert.deepEqual(broken(written), []);
    assert.ok(broken(written.replace(/<sector [^>]*>/, "")).includes("6.2.2"));
    assert.ok(broken(written.replace(/<recipient-country [^>]*>/, "")).includes("3.7.1"));
    assert.ok(broken(written.replace('<actual value="70">', "<actual>")).includes("8.10.1"));
    assert.ok(broken(written.replace('"2026-12-31"', '"2025-12-31"')).includes("8.6.1"));
  });
});
