import { create } from "xmlbuilder2";
import type { Currency } from "#kernel/currency.ts";
import { writeAmount } from "#kernel/currency.ts";
import type { Money } from "#kernel/money.ts";
import { addMoney } from "#kernel/money.ts";
import { orderBlockId } from "#programme/payment/bank-answer.ts";
import { bankSpelling } from "#programme/payment/bank-spelling.ts";

export type PainVersion = "pain.001.001.09" | "pain.001.001.12";

export type CreditTransferFile = {
  /** At most 35 characters; used once. */
  readonly messageId: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** YYYY-MM-DD */
  readonly executionDate: string;
  readonly debtor: { readonly name: string; readonly account: string; readonly bankBin: string };
  readonly transfers: readonly {
    readonly endToEndId: string;
    readonly amount: Money;
    readonly creditorName: string;
    readonly creditorAccount: string;
    readonly creditorBankBin: string;
    readonly remittance: string;
  }[];
};

/**
 * Customer credit transfer initiation (ISO 20022 pain.001): one payment information block, one transfer an instruction. Sums
 * are whole numbers of the currency's smallest unit until they are written, so the control sum is exact. Banks are named by their BIN, people
 * and purposes in the letters that banks carry.
 */
export function writePain001(file: CreditTransferFile, version: PainVersion, currency: Currency): string {
  const total = writeAmount(addMoney(...file.transfers.map((transfer) => transfer.amount)), currency);
  const count = String(file.transfers.length);
  const root = create({ version: "1.0", encoding: "UTF-8" }).ele(
    `urn:iso:std:iso:20022:tech:xsd:${version}`,
    "Document",
  );
  const message = root.ele("CstmrCdtTrfInitn");
  const header = message.ele("GrpHdr");
  header.ele("MsgId").txt(limited(file.messageId, 35));
  header.ele("CreDtTm").txt(file.createdAt.replace(/\.\d+Z$/, "Z"));
  header.ele("NbOfTxs").txt(count);
  header.ele("CtrlSum").txt(total);
  header.ele("InitgPty").ele("Nm").txt(spelled(file.debtor.name));
  const block = message.ele("PmtInf");
  block.ele("PmtInfId").txt(limited(orderBlockId(file.messageId), 35));
  block.ele("PmtMtd").txt("TRF");
  block.ele("NbOfTxs").txt(count);
  block.ele("CtrlSum").txt(total);
  block.ele("ReqdExctnDt").ele("Dt").txt(file.executionDate);
  block.ele("Dbtr").ele("Nm").txt(spelled(file.debtor.name));
  block.ele("DbtrAcct").ele("Id").ele("Othr").ele("Id").txt(limited(file.debtor.account, 34));
  bank(block.ele("DbtrAgt"), file.debtor.bankBin);
  for (const transfer of file.transfers) {
    const one = block.ele("CdtTrfTxInf");
    one.ele("PmtId").ele("EndToEndId").txt(limited(transfer.endToEndId, 35));
    one.ele("Amt").ele("InstdAmt", { Ccy: currency.code }).txt(writeAmount(transfer.amount, currency));
    bank(one.ele("CdtrAgt"), transfer.creditorBankBin);
    one.ele("Cdtr").ele("Nm").txt(spelled(transfer.creditorName));
    one.ele("CdtrAcct").ele("Id").ele("Othr").ele("Id").txt(limited(transfer.creditorAccount, 34));
    one.ele("RmtInf").ele("Ustrd").txt(spelled(transfer.remittance));
  }
  return root.end({ prettyPrint: true });
}

type Node = ReturnType<ReturnType<typeof create>["ele"]>;

function bank(agent: Node, bin: string): void {
  agent.ele("FinInstnId").ele("ClrSysMmbId").ele("MmbId").txt(bin);
}

/** A text of at most 140 characters, as a bank spells it; the schema wants one character at least. */
function spelled(written: string): string {
  const spelling = limited(bankSpelling(written), 140);
  return spelling === "" ? "-" : spelling;
}

/** Lengths of the message's text types; control characters have no place in it. */
function limited(text: string, length: number): string {
  return [...text.replaceAll(/\p{Cc}/gu, " ").trim()].slice(0, length).join("");
}
