/** Messages of a bank as tests make them: each builder writes one part, by the names of the schemas. */

export type MadeEntry = {
  readonly amount: string;
  readonly currency?: string;
  readonly direction?: "DBIT" | "CRDT";
  readonly reversal?: string;
  /** As the version writes it. */
  readonly status?: string;
  readonly booked?: string;
  readonly details?: string;
  /** The bank's reference of the entry. */
  readonly reference?: string;
};

export function entry(made: MadeEntry): string {
  const { amount, currency = "VND", direction = "DBIT", reversal, details, reference } = made;
  const { status = "<Cd>BOOK</Cd>", booked = "<Dt>2026-06-01</Dt>" } = made;
  return `<Ntry><Amt Ccy="${currency}">${amount}</Amt><CdtDbtInd>${direction}</CdtDbtInd>${
    reversal === undefined ? "" : `<RvslInd>${reversal}</RvslInd>`
  }<Sts>${status}</Sts><BookgDt>${booked}</BookgDt>${
    reference === undefined ? "" : `<AcctSvcrRef>${reference}</AcctSvcrRef>`
  }${details === undefined ? "" : `<NtryDtls>${details}</NtryDtls>`}</Ntry>`;
}

/** One transfer of an entry; `rest` is what else its version has, such as its amount. */
export const detail = (endToEndId: string, rest = ""): string =>
  `<TxDtls><Refs><EndToEndId>${endToEndId}</EndToEndId></Refs>${rest}</TxDtls>`;

export const amount = (value: string, currency = "VND"): string => `<Amt Ccy="${currency}">${value}</Amt>`;

export function notification(entries: string, version = "08"): string {
  return `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.${version}"><BkToCstmrDbtCdtNtfctn><Ntfctn><Id>n</Id>${entries}</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>`;
}

export function statementMessage(entries: string, version = "08"): string {
  return `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}"><BkToCstmrStmt><Stmt><Id>s</Id>${entries}</Stmt></BkToCstmrStmt></Document>`;
}

export type MadeReport = {
  readonly messageId: string;
  readonly group?: string;
  readonly sums?: string;
  readonly blocks?: string;
  readonly version?: string;
};

export function statusReport({ messageId, group = "", sums = "", blocks = "", version = "10" }: MadeReport): string {
  return `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.${version}"><CstmrPmtStsRpt><GrpHdr><MsgId>S1</MsgId></GrpHdr><OrgnlGrpInfAndSts><OrgnlMsgId>${messageId}</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>${sums}${group}</OrgnlGrpInfAndSts>${blocks}</CstmrPmtStsRpt></Document>`;
}

export const rejected = (code: string): string =>
  `<GrpSts>RJCT</GrpSts><StsRsnInf><Rsn><Cd>${code}</Cd></Rsn></StsRsnInf>`;
