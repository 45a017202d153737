import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { XmlDocument, XsdValidator } from "libxml2-wasm";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import { bankLine } from "#programme/payment/bank-answer.ts";
import { writePain001 } from "./pain-001.ts";
import type { CreditTransferFile, PainVersion } from "./pain-001.ts";
import { readUpload } from "#server/platform/tables/read/read-upload.ts";
import { readAnswerTable } from "./read-answer-table.ts";
import { readAnswers } from "./read-answers.ts";

const vietNam = { timeZone: "Asia/Ho_Chi_Minh", currency: { code: "VND", decimals: 0 } };

const readTable = async (text: string) => {
  const rows = await readUpload({ format: "csv", text });
  return rows.ok ? readAnswerTable(rows.value, vietNam) : rows;
};

const schemas = new URL("../../../../shared/data/iso20022/", import.meta.url);
const file: CreditTransferFile = {
  messageId: "VUON-2026-0001",
  createdAt: "2026-11-23T07:00:00.123Z",
  executionDate: "2026-11-24",
  debtor: { name: "UBND xã Ba Tơ", account: "3713.0.1234567", bankBin: "970405" },
  transfers: [
    {
      endToEndId: "E1",
      amount: dong(30_000_000),
      creditorName: "Phạm Văn Đê & con <Hrê>",
      creditorAccount: "0123456789",
      creditorBankBin: "970405",
      remittance: "Sửa nhà",
    },
    {
      endToEndId: "E2",
      amount: dong("9007199254740993"),
      creditorName: "Đinh Thị Hoa",
      creditorAccount: "99",
      creditorBankBin: "970436",
      remittance: "x".repeat(300),
    },
  ],
};

describe("a payment file", () => {
  for (const version of ["pain.001.001.09", "pain.001.001.12"] as const satisfies readonly PainVersion[]) {
    test(
      `is valid against the official schema of ${version}`,
      { skip: existsSync(schemas) ? false : "../shared/data/iso20022 is not here" },
      () => {
        const schema = XmlDocument.fromString(readFileSync(new URL(`${version}.xsd`, schemas), "utf8"));
        const validator = XsdValidator.fromDoc(schema);
        const written = XmlDocument.fromString(writePain001(file, version, vietNam.currency));
        assert.doesNotThrow(() => validator.validate(written));
        const broken = XmlDocument.fromString(
          writePain001(file, version, vietNam.currency).replace("<PmtMtd>TRF</PmtMtd>", ""),
        );
        assert.throws(() => validator.validate(broken));
      },
    );
  }
  test("names people in the letters that banks carry", () => {
    const written = writePain001(file, "pain.001.001.09", vietNam.currency);
    const names = [...written.matchAll(/<Nm>([^<]*)<\/Nm>/g)].map(([, name]) => name);
    assert.deepEqual(names, ["UBND XA BA TO", "UBND XA BA TO", "PHAM VAN DE CON HRE", "DINH THI HOA"]);
    assert.match(written, /<Ustrd>SUA NHA<\/Ustrd>/);
    const unknown = { ...file, transfers: file.transfers.map((one) => ({ ...one, creditorName: "無名" })) };
    assert.match(writePain001(unknown, "pain.001.001.09", vietNam.currency), /<Cdtr>\s*<Nm>-<\/Nm>/);
  });
  test("sums to the đồng beyond what a double holds", () => {
    assert.match(writePain001(file, "pain.001.001.09", vietNam.currency), /<CtrlSum>9007199284740993<\/CtrlSum>/);
  });
});

const report = (
  status: string,
) => `<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.14"><CstmrPmtStsRpt>
  <OrgnlPmtInfAndSts><OrgnlPmtInfId>P</OrgnlPmtInfId><TxInfAndSts><OrgnlEndToEndId>E1</OrgnlEndToEndId><TxSts>${status}</TxSts>
  <StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf><OrgnlTxRef><Amt><InstdAmt Ccy="VND">30000000</InstdAmt></Amt></OrgnlTxRef>
  </TxInfAndSts></OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>`;

describe("an answer of a bank", () => {
  for (const [status, outcome] of [
    ["ACSC", "paid"],
    ["RJCT", "returned"],
    ["ACSP", "pending"],
    ["PDNG", "pending"],
    ["????", "pending"],
  ] as const) {
    test(`with status ${status} is ${outcome}`, () => {
      const read = readAnswers(report(status), vietNam);
      assert.ok(read.ok);
      assert.deepEqual(
        read.lines.map((one) => [one.endToEndId, one.outcome, one.amount, one.reasonCode]),
        [["E1", outcome, 30_000_000n, "AC04"]],
      );
    });
  }
  test("a CSV of a bank is read whatever separates its cells, with a byte order mark or without", async () => {
    for (const separator of [",", ";", "\t", "|"]) {
      const lines = [
        ["end_to_end_id", "outcome", "amount", "reason", "reference", "booked_on"],
        ["E1", "paid", "30000000", "", "REF 1", "2026-06-03"],
      ];
      const read = await readTable(`\uFEFF${lines.map((cells) => cells.join(separator)).join("\r\n")}`);
      assert.deepEqual(read.ok && read.value, [
        bankLine({
          endToEndId: "E1",
          outcome: "paid",
          amount: dong(30_000_000),
          bankReference: "REF 1",
          bookedOn: localDate("2026-06-03"),
        }),
      ]);
    }
  });
  test("as CSV is read, and a row that is wrong is named", async () => {
    const read = await readTable("end_to_end_id,outcome,amount\nE1,paid,30000000\n");
    assert.ok(read.ok);
    assert.equal(read.value[0]?.amount, 30_000_000n);
    const wrong = await readTable("end_to_end_id,outcome,amount\nE1,maybe,30000000\n");
    assert.ok(!wrong.ok);
    assert.deepEqual(wrong.failure, {
      code: "answer_file.outcome_unknown",
      facts: { row: 2, column: "outcome", value: "maybe", outcomes: "paid, returned, pending" },
    });
  });
  test("as CSV has the heads that are known, in whatever case, and no other", async () => {
    const read = async (head: string, row: string) => readTable(`${head}\n${row}\n`);
    const dollars = await read("END_TO_END_ID,Outcome,Amount,Currency", "E1,paid,30000000,USD");
    assert.equal(dollars.ok && dollars.value[0]?.fault, "payment.answer_in_other_currency");
    for (const [head, row] of [
      ["end_to_end_id,outcome,amount,ccy", "E1,paid,30000000,USD"],
      ["end_to_end_id,outcome,so_tien", "E1,paid,1"],
    ] as const)
      assert.equal((await read(head, row)).ok, false, head);
  });
  test("as CSV with a day that is none of the calendar is refused, and as a message is no answer", async () => {
    const table = await readTable("end_to_end_id,outcome,amount,booked_on\nE1,paid,1,2026-02-30\n");
    assert.ok(!table.ok);
    assert.deepEqual(table.failure, {
      code: "answer_file.day_wrong",
      facts: { row: 2, column: "booked_on", value: "2026-02-30" },
    });
  });
  test("with a document type is refused", () => {
    assert.equal(
      readAnswers('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><Document>&e;</Document>', vietNam).ok,
      false,
    );
  });
});
