import { XMLParser } from "fast-xml-parser";
import { z } from "zod";
import { csvRecords } from "#server/platform/tables/read/csv-records.ts";

export type BankAnswerRead = {
  readonly endToEndId: string;
  readonly outcome: "paid" | "returned" | "pending";
  readonly amount: bigint | undefined;
  readonly reasonCode: string | undefined;
  readonly bankReference: string | undefined;
  readonly bookedOn: string | undefined;
};
export type AnswerFormat = "pain.002" | "camt.054" | "camt.053" | "csv";
export type AnswersRead =
  | { readonly ok: true; readonly format: AnswerFormat; readonly answers: readonly BankAnswerRead[] }
  | { readonly ok: false; readonly reason: string };

/**
 * Reads what a bank answered: a status report (pain.002), a notification or statement (camt.054, camt.053), or CSV with the
 * heads end_to_end_id, outcome, amount, reason, reference, booked_on, separated by comma, semicolon, tab or bar. External entities are refused.
 */
export function readAnswers(text: string): AnswersRead {
  const start = text.trimStart().slice(0, 5);
  if (!start.startsWith("<")) return readCsv(text);
  if (/<!DOCTYPE|<!ENTITY/i.test(text))
    return { ok: false, reason: "the file declares a document type, which a bank's answer does not" };
  let tree: unknown;
  try {
    tree = parser.parse(text);
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : "not XML" };
  }
  const document = at(tree, "Document");
  const report = at(document, "CstmrPmtStsRpt");
  if (report !== undefined) return { ok: true, format: "pain.002", answers: fromReport(report) };
  const notification = at(document, "BkToCstmrDbtCdtNtfctn");
  if (notification !== undefined)
    return { ok: true, format: "camt.054", answers: list(at(notification, "Ntfctn")).flatMap(fromEntries) };
  const statement = at(document, "BkToCstmrStmt");
  if (statement !== undefined)
    return { ok: true, format: "camt.053", answers: list(at(statement, "Stmt")).flatMap(fromEntries) };
  return { ok: false, reason: "is neither pain.002, camt.053 nor camt.054" };
}

const parser = new XMLParser({
  ignoreAttributes: false,
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  attributeNamePrefix: "@",
});

function at(node: unknown, ...path: readonly string[]): unknown {
  let found = node;
  for (const name of path) {
    const one = Array.isArray(found) ? found[0] : found;
    if (typeof one !== "object" || one === null) return undefined;
    found = Object.hasOwn(one, name) ? Reflect.get(one, name) : undefined;
  }
  return found;
}

function list(node: unknown): readonly unknown[] {
  if (node === undefined) return [];
  return Array.isArray(node) ? node : [node];
}

function text(node: unknown): string | undefined {
  const one = Array.isArray(node) ? node[0] : node;
  if (typeof one === "string") return one === "" ? undefined : one;
  const inner = at(one, "#text");
  return typeof inner === "string" ? inner : undefined;
}

/** "30000000", "30000000.00": whole đồng; a fraction of a đồng is no amount. */
function amount(node: unknown): bigint | undefined {
  const found = /^(\d{1,15})(?:\.0{1,5})?$/.exec(text(node) ?? "");
  return found?.[1] === undefined ? undefined : BigInt(found[1]);
}

const outcomes: Readonly<Record<string, "paid" | "returned" | "pending">> = {
  ACSC: "paid",
  ACCC: "paid",
  RJCT: "returned",
  CANC: "returned",
};

function fromReport(report: unknown): readonly BankAnswerRead[] {
  return list(at(report, "OrgnlPmtInfAndSts")).flatMap((block) =>
    list(at(block, "TxInfAndSts")).map((one): BankAnswerRead => ({
      endToEndId: text(at(one, "OrgnlEndToEndId")) ?? "",
      // ACTC, ACSP, PDNG, ACWC and what is not known here: nothing is settled yet.
      outcome: outcomes[text(at(one, "TxSts")) ?? ""] ?? "pending",
      amount: amount(at(one, "OrgnlTxRef", "Amt", "InstdAmt")),
      reasonCode: text(at(one, "StsRsnInf", "Rsn", "Cd")) ?? text(at(one, "StsRsnInf", "Rsn", "Prtry")),
      bankReference: text(at(one, "AcctSvcrRef")),
      bookedOn: text(at(one, "AccptncDtTm"))?.slice(0, 10),
    })),
  );
}

/** A debit that was booked is paid; the same money booked back (a credit, or a reversal) is returned. */
function fromEntries(account: unknown): readonly BankAnswerRead[] {
  return list(at(account, "Ntry")).flatMap((entry) => {
    const isDebit = text(at(entry, "CdtDbtInd")) === "DBIT" && text(at(entry, "RvslInd")) !== "true";
    const isBooked = (text(at(entry, "Sts", "Cd")) ?? text(at(entry, "Sts"))) === "BOOK";
    return list(at(entry, "NtryDtls")).flatMap((details) =>
      list(at(details, "TxDtls")).map((one): BankAnswerRead => ({
        endToEndId: text(at(one, "Refs", "EndToEndId")) ?? "",
        outcome: !isBooked ? "pending" : isDebit ? "paid" : "returned",
        amount: amount(at(one, "Amt")),
        reasonCode: text(at(one, "RtrInf", "Rsn", "Cd")),
        bankReference: text(at(one, "Refs", "AcctSvcrRef")),
        bookedOn: text(at(entry, "BookgDt", "Dt")),
      })),
    );
  });
}

const row = z.object({
  end_to_end_id: z.string().min(1),
  outcome: z.enum(["paid", "returned", "pending"]),
  amount: z
    .string()
    .regex(/^\d{1,15}$/)
    .or(z.literal(""))
    .default(""),
  reason: z.string().default(""),
  reference: z.string().default(""),
  booked_on: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .or(z.literal(""))
    .default(""),
});

function readCsv(content: string): AnswersRead {
  try {
    const rows = z.array(row).parse(csvRecords(content));
    return {
      ok: true,
      format: "csv",
      answers: rows.map((one) => ({
        endToEndId: one.end_to_end_id,
        outcome: one.outcome,
        amount: one.amount === "" ? undefined : BigInt(one.amount),
        reasonCode: one.reason === "" ? undefined : one.reason,
        bankReference: one.reference === "" ? undefined : one.reference,
        bookedOn: one.booked_on === "" ? undefined : one.booked_on,
      })),
    };
  } catch (error) {
    const issue = error instanceof z.ZodError ? error.issues[0] : undefined;
    const reason =
      issue === undefined
        ? error instanceof Error
          ? error.message
          : "not CSV"
        : `row ${String(issue.path[0])}, ${String(issue.path[1])}: ${issue.message}`;
    return { ok: false, reason };
  }
}
