import type { BankLine, BankOutcome } from "#programme/payment/bank-answer.ts";
import type { BankPlace } from "./bank-place.ts";
import { bankLine } from "#programme/payment/bank-answer.ts";
import { amountOf, firstAmount } from "./read-amount.ts";
import { faultOfDay, localDay } from "./read-day.ts";
import { readStatusTotals } from "./read-status-totals.ts";
import { at, list, text } from "./xml-node.ts";

/** Final statuses of the external code list; ACTC, ACSP, ACWC, PDNG and what is not known here leave everything open. */
const outcomes: Readonly<Record<string, BankOutcome>> = {
  ACSC: "paid",
  ACCC: "paid",
  RJCT: "returned",
  CANC: "returned",
};
const outcomeOf = (status: string | undefined): BankOutcome => outcomes[status ?? ""] ?? "pending";

/** Some of the order: says nothing of a transfer that it does not name. */
const ofSome = new Set(["PART", "PATC"]);

/**
 * A status report (pain.002). A status stands at the message, at its blocks, or at transfers; one that stands above holds for every
 * transfer that is not named below, and for a named one that has none of its own.
 */
export function readStatusReport(report: unknown, place: BankPlace): readonly BankLine[] {
  const group = at(report, "OrgnlGrpInfAndSts");
  const message = {
    messageId: text(at(group, "OrgnlMsgId")),
    status: text(at(group, "GrpSts")),
    reasonCode: reasonOf(group),
  };
  const blocks = list(at(report, "OrgnlPmtInfAndSts"));
  const lines = blocks.flatMap((block) => {
    const above = {
      messageId: message.messageId,
      blockId: text(at(block, "OrgnlPmtInfId")),
      status: text(at(block, "PmtInfSts")) ?? message.status,
      reasonCode: reasonOf(block) ?? message.reasonCode,
    };
    return [
      ...transfers(block, above, place),
      ...readStatusTotals(block, { named: statusesIn(block, above.status), ofOthers: ofAll(above.status) }),
      ...whole("block", block, { status: text(at(block, "PmtInfSts")), above, place }),
    ];
  });
  // The first version names transfers beside the group.
  const beside = transfers(report, { ...message, blockId: undefined }, place);
  const named = [
    ...blocks.flatMap((block) => statusesIn(block, text(at(block, "PmtInfSts")) ?? message.status)),
    ...statusesIn(report, message.status),
  ];
  return [
    ...lines,
    ...beside,
    ...readStatusTotals(group, { named, ofOthers: ofAll(message.status) }),
    ...whole("message", group, { status: message.status, above: { ...message, blockId: undefined }, place }),
  ];
}

const ofAll = (status: string | undefined) => (ofSome.has(status ?? "") ? undefined : status);

/** The status of each transfer that is named here, or that which stands above it. */
function statusesIn(within: unknown, above: string | undefined): readonly (string | undefined)[] {
  return list(at(within, "TxInfAndSts")).map((one) => text(at(one, "TxSts")) ?? above);
}

type Above = {
  readonly messageId: string | undefined;
  readonly blockId: string | undefined;
  readonly status: string | undefined;
  readonly reasonCode: string | undefined;
};

function transfers(within: unknown, above: Above, place: BankPlace): readonly BankLine[] {
  return list(at(within, "TxInfAndSts")).map((one) => {
    const original = at(one, "OrgnlTxRef");
    const accepted = text(at(one, "AccptncDtTm"));
    const bookedOn = localDay(accepted, place.timeZone);
    const amount = firstAmount(
      place.currency,
      at(original, "Amt", "InstdAmt"),
      at(original, "Amt", "EqvtAmt", "Amt"),
      at(original, "IntrBkSttlmAmt"),
    );
    return bankLine({
      isStatus: true,
      endToEndId: text(at(one, "OrgnlEndToEndId")) ?? "",
      messageId: text(at(one, "OrgnlGrpInf", "OrgnlMsgId")) ?? above.messageId,
      blockId: above.blockId,
      outcome: outcomeOf(text(at(one, "TxSts")) ?? above.status),
      ...amount,
      fault: amount.fault ?? faultOfDay(accepted, bookedOn),
      reasonCode: reasonOf(one) ?? above.reasonCode,
      bankReference: text(at(one, "AcctSvcrRef")),
      bookedOn,
    });
  });
}

/** What holds for all transfers that no line names; nothing where no status stands here, or one that is of some of them. */
function whole(
  scope: "block" | "message",
  node: unknown,
  { status, above, place }: { readonly status: string | undefined; readonly above: Above; readonly place: BankPlace },
): readonly BankLine[] {
  if (status === undefined || ofSome.has(status)) return [];
  const [sum, count] = [text(at(node, "OrgnlCtrlSum")), text(at(node, "OrgnlNbOfTxs"))];
  const { messageId, blockId, reasonCode } = above;
  return [
    bankLine({
      isStatus: true,
      scope,
      endToEndId: "",
      messageId,
      blockId,
      outcome: outcomeOf(status),
      // A control sum names no currency: it is the sum of the amounts as they are written.
      ...(sum === undefined ? {} : amountOf(sum, place.currency.code, place.currency)),
      transfers: count !== undefined && /^\d{1,15}$/.test(count) ? Number(count) : undefined,
      reasonCode,
    }),
  ];
}

function reasonOf(node: unknown): string | undefined {
  const reasons = list(at(node, "StsRsnInf")).map((one) => text(at(one, "Rsn", "Cd")) ?? text(at(one, "Rsn", "Prtry")));
  return reasons.find((reason) => reason !== undefined);
}
