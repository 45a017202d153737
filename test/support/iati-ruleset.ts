/**
 * The ruleset of the IATI standard (what its schema cannot express), read from its published file and asked of a document with XPath.
 * Rules that need the register of organisations are not asked: an installation names its own organisation.
 */
import type { XmlDocument, XmlElement, XmlNode } from "libxml2-wasm";
import { z } from "zod";

const ruleInfo = z.object({ id: z.string(), severity: z.string(), message: z.string() });
const rule = z.object({
  ruleInfo: ruleInfo.optional(),
  idCondition: z.string().optional(),
  condition: z.string().optional(),
  paths: z.array(z.string()).default([]),
  prefix: z.array(z.string()).default([]),
  separator: z.string().default(""),
  sum: z.number().default(0),
  min: z.number().default(0),
  max: z.number().default(0),
  less: z.string().default(""),
  more: z.string().default(""),
  start: z.string().default(""),
  end: z.string().default(""),
  date: z.string().default(""),
  regex: z.string().default(""),
  one: z.string().default(""),
  all: z.string().default(""),
  if: z.string().default(""),

  foreach: z.string().default(""),
  do: z.record(z.string(), z.object({ cases: z.array(z.unknown()) })).default({}),
});
/** An object with a property "then" would be taken for a promise. */
type Rule = z.infer<typeof rule> & { readonly consequence: string };
const ruleOf = (read: unknown): Rule => {
  const { then: consequence = "" } = z.record(z.string(), z.unknown()).parse(read);
  return { ...rule.parse(read), consequence: String(consequence) };
};
const ruleset = z.record(z.string(), z.record(z.string(), z.object({ cases: z.array(z.unknown()) })));
export type Ruleset = z.infer<typeof ruleset>;

export type Broken = { readonly id: string; readonly severity: string; readonly message: string };

export function readRuleset(text: string): Ruleset {
  return ruleset.parse(JSON.parse(text));
}

/** Rules that the document breaks, in the order of the ruleset. @throws Error at a kind of rule that is not known here */
export function brokenRules(document: XmlDocument, rules: Ruleset, now: string): readonly Broken[] {
  return Object.entries(rules).flatMap(([context, kinds]) =>
    elementsAt(document, context).flatMap((element) =>
      Object.entries(kinds).flatMap(([kind, { cases }]) =>
        cases.flatMap((one) => broken(element, kind, ruleOf(one), now)),
      ),
    ),
  );
}

function elementsAt(document: XmlDocument, context: string): readonly XmlElement[] {
  return nodes(document.root, context).filter((node): node is XmlElement => "attrs" in node);
}

function broken(element: XmlElement, kind: string, asked: Rule, now: string): readonly Broken[] {
  if (asked.idCondition !== undefined) return [];
  if (kind === "loop") {
    const values = new Set(texts(element, asked.foreach));
    return [...values].flatMap((value) =>
      Object.entries(asked.do).flatMap(([inner, { cases }]) =>
        cases.flatMap((one) =>
          broken(element, inner, ruleOf(JSON.parse(JSON.stringify(one).replaceAll("$1", value))), now),
        ),
      ),
    );
  }
  if (asked.condition !== undefined && !isTrue(element, asked.condition)) return [];
  if (holds(element, kind, asked, now)) return [];
  return [asked.ruleInfo ?? { id: kind, severity: "error", message: JSON.stringify(asked) }];
}

function holds(element: XmlElement, kind: string, asked: Rule, now: string): boolean {
  const values = asked.paths.flatMap((path) => texts(element, path));
  const first = (path: string) => (path === "NOW" ? now : texts(element, path)[0])?.slice(0, 10);
  switch (kind) {
    case "unique":
      return new Set(values).size === values.length;
    case "startswith": {
      const prefixes = asked.prefix.flatMap((path) => texts(element, path)).map((text) => text + asked.separator);
      return values.every((value) => prefixes.some((prefix) => value.startsWith(prefix)));
    }
    case "atleast_one":
      return values.length > 0;
    case "no_more_than_one":
      return values.length <= 1;
    case "no_spaces":
      return values.every((value) => value === value.trim());
    case "regex_matches":
      return values.every((value) => new RegExp(asked.regex, "u").test(value));
    case "range":
      return values.every((value) => Number(value) >= asked.min && Number(value) <= asked.max);
    case "strict_sum":
      return values.reduce((sum, value) => sum + Number(value), 0) === asked.sum;
    case "if_then":
      return !isTrue(element, asked.if) || isTrue(element, asked.consequence);
    case "date_now":
    case "date_order": {
      const [less, more] =
        kind === "date_now" ? [first(asked.date), now.slice(0, 10)] : [first(asked.less), first(asked.more)];
      return less === undefined || more === undefined || less <= more;
    }
    case "time_limit": {
      const [start, end] = [first(asked.start), first(asked.end)];
      return start === undefined || end === undefined || Date.parse(end) - Date.parse(start) <= 366 * 86_400_000;
    }
    case "one_or_all":
      return isTrue(element, asked.one) || !isTrue(element, without(asked.all));
    default:
      throw new Error(`the ruleset has a kind of rule that is not known here: ${kind}`);
  }
}

/** What lacks that which the activity itself does not give for all. */
function without(what: string): string {
  const lacking: Readonly<Record<string, string>> = {
    lang: ".//narrative[not(@xml:lang)]",
    sector: "transaction[not(sector)]",
    currency: ".//value[not(@currency)]",
  };
  const path = lacking[what];
  if (path === undefined) throw new Error(`the ruleset asks for all ${what}, which is not known here`);
  return path;
}

function isTrue(element: XmlElement, xpath: string): boolean {
  return element.eval(`boolean(${xpath})`) === true;
}

function nodes(element: XmlNode, xpath: string): readonly XmlNode[] {
  return element.find(xpath);
}

function texts(element: XmlElement, xpath: string): readonly string[] {
  return nodes(element, xpath).map((node) => node.content);
}
