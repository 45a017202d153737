import { create } from "xmlbuilder2";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import type { ShownCount } from "#kernel/suppression/shown-count.ts";
import type { IatiFile, IatiResult, Narrated } from "#programme/planning/framework/iati-results.ts";

type Element = ReturnType<ReturnType<typeof create>["ele"]>;

/**
 * Results in the shape of the IATI standard 2.03 (iati-activity with result / indicator / baseline, period / target, actual, dimension).
 * Elements are in the order of its schema; result type 1 is an output, 2 an outcome; measure 1 counts units, 2 is a percentage;
 * activity status 2 is implementation, date type 1 the planned start; organisation type 10 is government, role 2 accountable;
 * sector vocabulary 1 is the OECD DAC.
 * The standard's ruleset wants a value in every baseline, target and actual of a counted measure (8.8.1 to 8.10.1): a suppressed one is
 * left out whole, and the description of the indicator says which.
 */
export function writeIatiResults(file: IatiFile): string {
  const root = create({ version: "1.0", encoding: "UTF-8" }).ele("iati-activities", {
    version: "2.03",
    "generated-datetime": file.generatedAt,
  });
  const activity = root.ele("iati-activity", { "default-currency": file.currency, "xml:lang": file.language });
  activity.ele("iati-identifier").txt(`${file.organisation}-${file.activity}`);
  const organisation = { ref: file.organisation, type: "10" };
  narrative(activity.ele("reporting-org", organisation), file.organisationName);
  narrate(activity.ele("title"), file.title, file.language);
  narrative(activity.ele("description", { type: "1" }), file.description);
  narrative(activity.ele("participating-org", { ...organisation, role: "2" }), file.organisationName);
  activity.ele("activity-status", { code: "2" });
  activity.ele("activity-date", { "iso-date": file.begins, type: "1" });
  activity.ele("recipient-country", { code: file.country });
  for (const { ref, name } of file.locations) narrative(activity.ele("location", { ref }).ele("name"), name);
  // One sector has no share (6.7.4): the rest of several are percentages.
  for (const { code, percent } of file.sectors)
    activity.ele("sector", {
      vocabulary: "1",
      code,
      ...(file.sectors.length > 1 ? { percentage: String(percent) } : {}),
    });
  for (const result of file.results) addResult(activity, result, file);
  return root.end({ prettyPrint: true });
}

function addResult(activity: Element, result: IatiResult, { language }: Pick<IatiFile, "language">): void {
  const written = activity.ele("result", { type: result.type === "output" ? "1" : "2", "aggregation-status": "true" });
  narrative(written.ele("title"), result.title);
  const indicator = written.ele("indicator", {
    measure: result.isPercentage ? "2" : "1",
    ascending: result.ascending ? "1" : "0",
    "aggregation-status": "true",
  });
  narrate(indicator.ele("title"), result.indicator, language);
  const left = withheldIn(result);
  if (left.length > 0) {
    const why = {
      vi: `Không nêu để bảo vệ một con số nhỏ: ${left.map(({ vi }) => vi).join("; ")}`,
      en: `Withheld to protect a small count: ${left.map(({ en }) => en).join("; ")}`,
    };
    narrate(indicator.ele("description"), why, language);
  }
  if (result.baseline !== null && result.baseline.value !== suppressed) {
    const { year, date, value } = result.baseline;
    const at = date === null ? {} : { "iso-date": date };
    place(indicator.ele("baseline", { year: String(year), ...at, value: String(value) }), result);
  }
  for (const { from, to, target, actual } of result.periods) {
    const period = indicator.ele("period");
    period.ele("period-start", { "iso-date": from });
    period.ele("period-end", { "iso-date": to });
    if (isShown(target)) place(period.ele("target", { value: String(target) }), result);
    if (isShown(actual)) place(period.ele("actual", { value: String(actual) }), result);
  }
}

function isShown(value: ShownCount | null): value is number {
  return value !== null && value !== suppressed;
}

function withheldIn({ baseline, periods }: IatiResult): readonly Narrated[] {
  return [
    ...(baseline?.value === suppressed
      ? [{ vi: `mốc năm ${String(baseline.year)}`, en: `baseline of ${String(baseline.year)}` }]
      : []),
    ...periods.flatMap(({ from, to, target, actual }) => [
      ...(target === suppressed ? [{ vi: `mục tiêu ${from} đến ${to}`, en: `target from ${from} to ${to}` }] : []),
      ...(actual === suppressed ? [{ vi: `kết quả ${from} đến ${to}`, en: `actual from ${from} to ${to}` }] : []),
    ]),
  ];
}

function place(element: Element, { location, dimensions }: IatiResult): void {
  element.ele("location", { ref: location });
  for (const { name, value: of } of dimensions) element.ele("dimension", { name, value: of });
}

function narrate(element: Element, texts: Narrated, language: IatiFile["language"]): void {
  narrative(element, texts[language]);
  if (language !== "en") element.ele("narrative", { "xml:lang": "en" }).txt(texts.en);
}

function narrative(element: Element, text: string): void {
  element.ele("narrative").txt(text);
}
