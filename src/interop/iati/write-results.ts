import { create } from "xmlbuilder2";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import type { ShownCount } from "#kernel/suppression/shown-count.ts";
import type { IatiFile, IatiResult, Narrated } from "#programme/planning/framework/iati-results.ts";

type Element = ReturnType<ReturnType<typeof create>["ele"]>;

/**
 * Results in the shape of the IATI standard 2.03 (iati-activity with result / indicator / baseline, period / target, actual, dimension).
 * Elements are in the order of its schema; result type 1 is an output, 2 an outcome; measure 1 counts units, 2 is a percentage;
 * activity status 2 is implementation, date type 1 the planned start; organisation type 10 is government, role 2 accountable.
 */
export function writeIatiResults(file: IatiFile): string {
  const root = create({ version: "1.0", encoding: "UTF-8" }).ele("iati-activities", {
    version: "2.03",
    "generated-datetime": file.generatedAt,
  });
  const activity = root.ele("iati-activity", { "default-currency": "VND", "xml:lang": "vi" });
  activity.ele("iati-identifier").txt(`${file.organisation}-${file.activity}`);
  const organisation = { ref: file.organisation, type: "10" };
  narrative(activity.ele("reporting-org", organisation), file.organisationName);
  narrate(activity.ele("title"), file.title);
  narrative(activity.ele("description", { type: "1" }), file.description);
  narrative(activity.ele("participating-org", { ...organisation, role: "2" }), file.organisationName);
  activity.ele("activity-status", { code: "2" });
  activity.ele("activity-date", { "iso-date": file.begins, type: "1" });
  for (const { ref, name } of file.locations) narrative(activity.ele("location", { ref }).ele("name"), name);
  for (const result of file.results) addResult(activity, result);
  return root.end({ prettyPrint: true });
}

function addResult(activity: Element, result: IatiResult): void {
  const written = activity.ele("result", { type: result.type === "output" ? "1" : "2", "aggregation-status": "true" });
  narrative(written.ele("title"), result.title);
  const indicator = written.ele("indicator", {
    measure: result.isPercentage ? "2" : "1",
    ascending: result.ascending ? "1" : "0",
    "aggregation-status": "true",
  });
  narrate(indicator.ele("title"), result.indicator);
  if (result.baseline !== null) {
    const { year, date, value } = result.baseline;
    const at = date === null ? {} : { "iso-date": date };
    place(figure(indicator, "baseline", value, { year: String(year), ...at }), result, value);
  }
  for (const period of result.periods) {
    const written = indicator.ele("period");
    written.ele("period-start", { "iso-date": period.from });
    written.ele("period-end", { "iso-date": period.to });
    if (period.target !== null) place(written.ele("target", { value: String(period.target) }), result);
    if (period.actual !== null) place(figure(written, "actual", period.actual), result, period.actual);
  }
}

/** The standard lets a value out; a suppressed one is out, never zero. */
function figure(parent: Element, name: string, value: ShownCount, at: Readonly<Record<string, string>> = {}): Element {
  return parent.ele(name, value === suppressed ? at : { ...at, value: String(value) });
}

function place(element: Element, { location, dimensions }: IatiResult, value?: ShownCount): void {
  element.ele("location", { ref: location });
  for (const { name, value: of } of dimensions) element.ele("dimension", { name, value: of });
  if (value === suppressed)
    narrate(element.ele("comment"), {
      vi: "Không nêu để bảo vệ một con số nhỏ",
      en: "Withheld to protect a small count",
    });
}

function narrate(element: Element, texts: Narrated): void {
  narrative(element, texts.vi);
  element.ele("narrative", { "xml:lang": "en" }).txt(texts.en);
}

function narrative(element: Element, text: string): void {
  element.ele("narrative").txt(text);
}
