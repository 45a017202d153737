import { XMLParser, XMLValidator } from "fast-xml-parser";
import type { BankLine } from "#programme/payment/bank-answer.ts";
import type { BankPlace } from "./bank-place.ts";
import { readEntries } from "./read-entries.ts";
import { readTotals } from "./read-totals.ts";
import { readStatusReport } from "./read-status-report.ts";
import { at, list, text } from "./xml-node.ts";

export type AnswerFormat = "pain.002" | "camt.054" | "camt.053" | "csv";
export type AnswersRead =
  | { readonly ok: true; readonly format: AnswerFormat; readonly lines: readonly BankLine[] }
  | { readonly ok: false; readonly reason: string }
  /** XML that breaks off or was damaged: what a parser says of it helps nobody who is to ask for the file again. */
  | { readonly ok: false; readonly notWhole: true }
  /** XML of another kind: its namespace, empty where it names none. */
  | { readonly ok: false; readonly otherFamily: string };

/** Whether a file is a message; anything else is a table. */
export const isMessage = (content: string): boolean =>
  content
    .trimStart()
    .replace(/^\uFEFF/, "")
    .startsWith("<");

/**
 * Reads what a bank answered in a message: a status report (pain.002), a notification or statement (camt.054, camt.053) of any version.
 * Nothing that it says is left out: each transfer, entry or status is a line. External entities are refused.
 */
export function readAnswers(content: string, place: BankPlace): AnswersRead {
  if (/<!DOCTYPE|<!ENTITY/i.test(content))
    return { ok: false, reason: "the file declares a document type, which a bank's answer does not" };
  if (XMLValidator.validate(content.trim()) !== true) return { ok: false, notWhole: true };
  return readMessage(content, place);
}

/** The entries of an account, and what its own totals say of them. */
const linesOf = (account: unknown, place: BankPlace) => [...readEntries(account, place), ...readTotals(account)];

const families = {
  "pain.002": {
    root: "CstmrPmtStsRpt",
    read: readStatusReport,
  },
  "camt.054": {
    root: "BkToCstmrDbtCdtNtfctn",
    read: (body: unknown, place: BankPlace) => list(at(body, "Ntfctn")).flatMap((account) => linesOf(account, place)),
  },
  "camt.053": {
    root: "BkToCstmrStmt",
    read: (body: unknown, place: BankPlace) => list(at(body, "Stmt")).flatMap((account) => linesOf(account, place)),
  },
} as const satisfies Record<
  Exclude<AnswerFormat, "csv">,
  { readonly root: string; read(body: unknown, place: BankPlace): readonly BankLine[] }
>;

/** A message is what its namespace says: another family may use the same names with another meaning. */
function readMessage(content: string, place: BankPlace): AnswersRead {
  const { root: document, namespace } = parse(content);
  const family = /^urn:iso:std:iso:20022:tech:xsd:(pain\.002|camt\.053|camt\.054)\.001\.\d{2}$/.exec(namespace)?.[1];
  if (family === undefined || !isFamily(family)) return { ok: false, otherFamily: namespace.slice(0, 120) };
  const { root, read } = families[family];
  const body = at(document, root);
  if (body === undefined) return { ok: false, reason: `the message has no ${root}, which its namespace asks for` };
  const lines = read(body, place);
  if (family === "pain.002" && lines.length === 0)
    return { ok: false, reason: "the report has no status, neither of the order nor of a transfer" };
  return { ok: true, format: family, lines };
}

const isFamily = (name: string): name is keyof typeof families => Object.hasOwn(families, name);

/**
 * The root element, which is a Document, and its namespace, which may be the default or have a prefix; empty where it names none. Elements
 * are read by their names without prefixes, the prefix of the root as it was written.
 */
function parse(content: string): { readonly root: unknown; readonly namespace: string } {
  let written: string | undefined;
  const parser = new XMLParser({
    ignoreAttributes: false,
    parseTagValue: false,
    parseAttributeValue: false,
    processEntities: false,
    attributeNamePrefix: "@",
    ignoreDeclaration: true,
    ignorePiTags: true,
    transformTagName: (name) => {
      written ??= name.startsWith("?") ? undefined : name;
      return localName(name);
    },
  });
  const root = at(parser.parse(content.trim()), "Document");
  const prefix = written?.includes(":") === true ? written.slice(0, written.indexOf(":")) : undefined;
  const isRoot = written !== undefined && localName(written) === "Document";
  const name = prefix === undefined ? "@xmlns" : `@xmlns:${prefix}`;
  return isRoot ? { root, namespace: text(at(root, name)) ?? "" } : { root: undefined, namespace: "" };
}

const localName = (name: string): string => name.slice(name.indexOf(":") + 1);
