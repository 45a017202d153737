import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { BankLine } from "#programme/payment/bank-answer.ts";
import {
  amount,
  detail,
  entry,
  notification,
  rejected,
  statementMessage,
  statusReport,
} from "#test/support/made-bank-messages.ts";
import type { UploadedRows } from "#server/platform/tables/read/read-in-thread.ts";
import { readAnswerTable } from "./read-answer-table.ts";
import { isMessage, readAnswers } from "./read-answers.ts";

const vietNam = { timeZone: "Asia/Ho_Chi_Minh", currency: { code: "VND", decimals: 0 } };

/** A table as the reader of uploads hands it over. */
function tableLines(content: string): readonly BankLine[] {
  const rows = content.split("\n").map((line, at) => ({ number: at + 1, cells: line.split(",") }));
  const read = readAnswerTable({ reading: { format: "csv" } as UploadedRows["reading"], rows }, vietNam);
  assert.ok(read.ok, read.ok ? "" : JSON.stringify(read.failure));
  return read.value;
}

function linesOf(content: string): readonly BankLine[] {
  if (!isMessage(content)) return tableLines(content);
  const read = readAnswers(content, vietNam);
  assert.ok(read.ok, "reason" in read ? read.reason : "not read");
  return read.lines;
}
const shown = (content: string) => linesOf(content).map((one) => [one.endToEndId, one.outcome, one.amount, one.fault]);

describe("entries of an account", () => {
  const paid = [["E1", "paid", 30_000_000n, undefined]];
  for (const version of ["02", "03", "04", "08", "10"])
    test(`of version ${version} are read alike`, () => {
      const status = version === "02" ? "BOOK" : "<Cd>BOOK</Cd>";
      const one = entry({ amount: "30000000.00", status, details: detail("E1", amount("30000000")) });
      assert.deepEqual(shown(notification(one, version)), paid);
      assert.deepEqual(shown(statementMessage(one, version)), paid);
    });
  test("are paid as debits and returned as credits", () => {
    const of = (direction: "DBIT" | "CRDT") =>
      entry({ amount: "30000000", direction, details: detail("E1", amount("30000000")) });
    assert.deepEqual(shown(statementMessage(of("DBIT") + of("CRDT"))), [
      ["E1", "paid", 30_000_000n, undefined],
      ["E1", "returned", 30_000_000n, undefined],
    ]);
  });
  for (const reversal of ["true", "1", " 1 "])
    test(`with the reversal "${reversal}" are returned`, () => {
      const one = entry({ amount: "30000000", reversal, details: detail("E1", amount("30000000")) });
      assert.deepEqual(shown(notification(one)), [["E1", "returned", 30_000_000n, undefined]]);
    });
  for (const reversal of ["TRUE", "yes", "2"])
    test(`with the reversal "${reversal}", which is none, are neither paid nor returned`, () => {
      const one = entry({ amount: "30000000", reversal, details: detail("E1", amount("30000000")) });
      assert.deepEqual(shown(notification(one)), [
        ["E1", "pending", 30_000_000n, "payment.answer_reversal_unreadable"],
      ]);
    });
  for (const reversal of ["false", "0"])
    test(`with the reversal "${reversal}" are paid`, () => {
      assert.deepEqual(shown(notification(entry({ amount: "30000000", reversal, details: detail("E1") }))), paid);
    });
  test("that are not booked yet leave everything open", () => {
    const one = entry({ amount: "30000000", status: "<Cd>PDNG</Cd>", details: detail("E1") });
    assert.deepEqual(shown(notification(one)), [["E1", "pending", 30_000_000n, undefined]]);
  });
  test("that do not say in which direction money went leave everything open", () => {
    const one = entry({ amount: "30000000", details: detail("E1") }).replace(/<CdtDbtInd>DBIT<\/CdtDbtInd>/, "");
    assert.deepEqual(shown(notification(one)), [["E1", "pending", 30_000_000n, undefined]]);
  });
  test("have the amount of a transfer also in its amount details alone", () => {
    for (const place of ["TxAmt", "InstdAmt"]) {
      const rest = `<AmtDtls><${place}>${amount("30000000")}</${place}></AmtDtls>`;
      assert.deepEqual(shown(notification(entry({ amount: "30000000", details: detail("E1", rest) }))), paid, place);
      const other = `<AmtDtls><${place}>${amount("29999999")}</${place}></AmtDtls>`;
      assert.deepEqual(
        shown(notification(entry({ amount: "30000000", details: detail("E1", other) }))),
        [
          ["E1", "paid", 29_999_999n, undefined],
          ["", "paid", 1n, "payment.answer_details_differ"],
        ],
        place,
      );
    }
  });
  test("in another currency are no đồng, also where their details convert them", () => {
    const usd = entry({ amount: "30000000", currency: "USD", details: detail("E1", amount("30000000", "USD")) });
    const converted = entry({
      amount: "1200.50",
      currency: "USD",
      details: detail("E1", `<AmtDtls><InstdAmt>${amount("30000000")}</InstdAmt></AmtDtls>`),
    });
    assert.deepEqual(
      linesOf(notification(usd + converted)).map((one) => [one.amount, one.written, one.fault]),
      [
        [undefined, "30000000 USD", "payment.answer_in_other_currency"],
        [undefined, "1200.50 USD", "payment.answer_in_other_currency"],
      ],
    );
  });
  test("with a fraction of a đồng are not rounded", () => {
    const one = entry({ amount: "30000000.50", details: detail("E1", amount("30000000.50")) });
    assert.deepEqual(
      linesOf(notification(one)).map((line) => [line.amount, line.written, line.fault]),
      [[undefined, "30000000.50 VND", "payment.answer_not_whole_dong"]],
    );
  });
  test("without details are a line with their amount", () => {
    const lines = [["", "paid", 30_000_000n, "payment.answer_without_details"]];
    assert.deepEqual(shown(notification(entry({ amount: "30000000" }))), lines);
    assert.deepEqual(
      shown(notification(entry({ amount: "30000000", details: "<Btch><NbOfTxs>3</NbOfTxs></Btch>" }))),
      lines,
    );
  });
  test("have details that go the other way: a credit in a debit is returned", () => {
    const details =
      detail("E1", `${amount("30000000")}<CdtDbtInd>DBIT</CdtDbtInd>`) +
      detail("E2", `${amount("10000000")}<CdtDbtInd>CRDT</CdtDbtInd>`);
    assert.deepEqual(shown(notification(entry({ amount: "20000000", details }))), [
      ["E1", "paid", 30_000_000n, undefined],
      ["E2", "returned", 10_000_000n, undefined],
    ]);
  });
  test("with several transfers and no amounts are not guessed: their money is a line", () => {
    assert.deepEqual(shown(notification(entry({ amount: "60000000", details: detail("E1") + detail("E2") }))), [
      ["E1", "paid", undefined, "payment.answer_without_amount"],
      ["E2", "paid", undefined, "payment.answer_without_amount"],
      ["", "paid", 60_000_000n, "payment.answer_details_differ"],
    ]);
  });
  test("sum to the đồng, whatever their details name", () => {
    const transfer = fc.record({ dong: fc.bigInt(1n, 10n ** 12n), isCredit: fc.boolean(), isNamed: fc.boolean() });
    const made = fc.record({
      dong: fc.bigInt(0n, 10n ** 13n),
      isCredit: fc.boolean(),
      details: fc.array(transfer, { maxLength: 5 }),
    });
    fc.assert(
      fc.property(fc.array(made, { maxLength: 6 }), (entries) => {
        const direction = (isCredit: boolean) => (isCredit ? "CRDT" : "DBIT");
        const content = entries.map((one) =>
          entry({
            amount: one.dong.toString(),
            direction: direction(one.isCredit),
            details: one.details
              .map((two, at) =>
                detail(
                  `E${at}`,
                  `${two.isNamed ? amount(two.dong.toString()) : ""}<CdtDbtInd>${direction(two.isCredit)}</CdtDbtInd>`,
                ),
              )
              .join(""),
          }),
        );
        const lines = linesOf(statementMessage(content.join("")));
        const signed = (isCredit: boolean, dong: bigint) => (isCredit ? -dong : dong);
        const stated = entries.reduce((sum, one) => sum + signed(one.isCredit, one.dong), 0n);
        const read = lines.reduce((sum, one) => sum + signed(one.outcome === "returned", one.amount ?? 0n), 0n);
        assert.equal(read, stated);
        assert.ok(lines.length >= entries.length);
      }),
    );
  });
  test("are booked on the day that it was here", () => {
    const dayOf = (booked: string) =>
      linesOf(notification(entry({ amount: "1", booked, details: detail("E1") }))).map(({ bookedOn }) => bookedOn);
    for (const [booked, day] of [
      ["<Dt>2026-11-25</Dt>", "2026-11-25"],
      ["<Dt>2026-11-25+07:00</Dt>", "2026-11-25"],
      ["<DtTm>2026-11-25T23:30:00</DtTm>", "2026-11-25"],
      ["<DtTm>2026-11-25T23:30:00+07:00</DtTm>", "2026-11-25"],
      ["<DtTm>2026-11-25T16:59:59Z</DtTm>", "2026-11-25"],
      ["<DtTm>2026-11-25T17:00:00.000Z</DtTm>", "2026-11-26"],
      ["<DtTm>nonsense</DtTm>", undefined],
      // No time of xs:dateTime: in Viet Nam it may be the 26th.
      ["<DtTm>2026-11-25T23:30:00+0000</DtTm>", undefined],
      ["<DtTm>2026-11-25T23:30</DtTm>", undefined],
    ] as const)
      assert.deepEqual(dayOf(booked), [day], booked);
    const faultOf = (booked: string) =>
      linesOf(notification(entry({ amount: "1", booked, details: detail("E1") }))).map(({ fault }) => fault);
    assert.deepEqual(faultOf("<Dt>2026-06-31</Dt>"), ["payment.answer_day_unreadable"]);
  });
  test("may be none: a quiet day is a file without lines", () => {
    assert.deepEqual(linesOf(statementMessage("")), []);
  });
});

describe("a status report", () => {
  const transfer = (endToEndId: string, status: string) =>
    `<TxInfAndSts><OrgnlEndToEndId>${endToEndId}</OrgnlEndToEndId>${status}</TxInfAndSts>`;
  const block = (status: string, transfers = "") =>
    `<OrgnlPmtInfAndSts><OrgnlPmtInfId>M-1</OrgnlPmtInfId>${status}${transfers}</OrgnlPmtInfAndSts>`;
  const scopes = (content: string) =>
    linesOf(content).map((one) => [one.scope, one.endToEndId, one.outcome, one.reasonCode, one.messageId, one.blockId]);
  for (const version of ["03", "10", "14"])
    test(`of version ${version} may stand at the order`, () => {
      assert.deepEqual(scopes(statusReport({ messageId: "M", group: rejected("FF01"), version })), [
        ["message", "", "returned", "FF01", "M", undefined],
      ]);
    });
  test("may stand at a block", () => {
    const status = "<PmtInfSts>RJCT</PmtInfSts><StsRsnInf><Rsn><Prtry>closed</Prtry></Rsn></StsRsnInf>";
    assert.deepEqual(scopes(statusReport({ messageId: "M", blocks: block(status) })), [
      ["block", "", "returned", "closed", "M", "M-1"],
    ]);
  });
  test("of a transfer goes before that of its order, and one without has the order's", () => {
    const blocks = block("", transfer("E1", "<TxSts>ACSC</TxSts>") + transfer("E2", ""));
    assert.deepEqual(scopes(statusReport({ messageId: "M", group: rejected("AM04"), blocks })), [
      ["transfer", "E1", "paid", "AM04", "M", "M-1"],
      ["transfer", "E2", "returned", "AM04", "M", "M-1"],
      ["message", "", "returned", "AM04", "M", undefined],
    ]);
  });
  test("that is of some of the order says nothing of the rest", () => {
    const blocks = block("", transfer("E1", "<TxSts>RJCT</TxSts>"));
    assert.deepEqual(scopes(statusReport({ messageId: "M", group: "<GrpSts>PART</GrpSts>", blocks })), [
      ["transfer", "E1", "returned", undefined, "M", "M-1"],
    ]);
  });
  test("keeps how many and how much the order was", () => {
    const sums = "<OrgnlNbOfTxs>3</OrgnlNbOfTxs><OrgnlCtrlSum>90000000</OrgnlCtrlSum>";
    const [line] = linesOf(statusReport({ messageId: "M", sums, group: rejected("FF01") }));
    assert.deepEqual([line?.transfers, line?.amount], [3, 90_000_000n]);
  });
  test("in another currency is no answer in đồng", () => {
    const inDollars = `<TxSts>ACSC</TxSts><OrgnlTxRef><Amt><InstdAmt Ccy="USD">30000000</InstdAmt></Amt></OrgnlTxRef>`;
    const blocks = block("", transfer("E1", inDollars));
    assert.deepEqual(shown(statusReport({ messageId: "M", blocks })), [
      ["E1", "paid", undefined, "payment.answer_in_other_currency"],
    ]);
  });
  test("that counts other transfers of a status than it holds says so, with both figures", () => {
    const counts = (status: string, count: string) =>
      `<NbOfTxsPerSts><DtldNbOfTxs>${count}</DtldNbOfTxs><DtldSts>${status}</DtldSts></NbOfTxsPerSts>`;
    const blocks = block("", transfer("E1", "<TxSts>ACSC</TxSts>") + transfer("E2", "<TxSts>RJCT</TxSts>"));
    const differing = (group: string, of = blocks) =>
      linesOf(statusReport({ messageId: "M", group, blocks: of }))
        .filter(({ fault }) => fault === "payment.answer_totals_differ")
        .map(({ written, isStatus }) => (isStatus ? written : "a booking"));
    const some = "<GrpSts>PART</GrpSts>";
    assert.deepEqual(differing(some + counts("ACSC", "1") + counts("RJCT", "1")), []);
    assert.deepEqual(differing(some + counts("ACSC", "2") + counts("RJCT", "1")), ["NbOfTxsPerSts/ACSC 2 ≠ 1"]);
    // The status of the order holds for those that are not named: of five one is rejected, four are paid.
    const whole = `<OrgnlNbOfTxs>5</OrgnlNbOfTxs><GrpSts>ACSC</GrpSts>`;
    const rejectedOne = block("", transfer("E2", "<TxSts>RJCT</TxSts>"));
    assert.deepEqual(differing(whole + counts("ACSC", "4") + counts("RJCT", "1"), rejectedOne), []);
    assert.deepEqual(differing(whole + counts("ACSC", "5"), rejectedOne), ["NbOfTxsPerSts/ACSC 5 ≠ 4"]);
    const uncounted = "<GrpSts>ACSC</GrpSts>" + counts("ACSC", "4");
    assert.deepEqual(differing(uncounted, rejectedOne), []);
    const ofBlock = block(counts("RJCT", "3"), transfer("E1", "<TxSts>RJCT</TxSts>"));
    assert.deepEqual(differing(some, ofBlock), ["NbOfTxsPerSts/RJCT 3 ≠ 1"]);
  });
  test("without any status is refused, and not empty in silence", () => {
    const read = readAnswers(statusReport({ messageId: "M" }), vietNam);
    assert.ok("reason" in read);
    assert.match(read.reason, /no status/);
  });
});

describe("the totals of an account", () => {
  const entries =
    entry({ amount: "30000000", details: detail("E1") }) +
    entry({ amount: "20000000", details: detail("E2") }) +
    entry({ amount: "30000000", direction: "CRDT", details: detail("E1") });
  const totals = (name: string, count: string, sum: string) =>
    `<${name}><NbOfNtries>${count}</NbOfNtries><Sum>${sum}</Sum></${name}>`;
  const right = `${totals("TtlNtries", "3", "80000000.00")}${totals("TtlCdtNtries", "1", "30000000")}${totals("TtlDbtNtries", "2", "50000000")}`;
  const differing = (summary: string, of = entries) =>
    [notification, statementMessage].map((message) =>
      linesOf(message(`<TxsSummry>${summary}</TxsSummry>${of}`))
        .filter(({ fault }) => fault === "payment.answer_totals_differ")
        .map(({ written, outcome, amount: none }) => [written, outcome, none]),
    );
  const twice = (...lines: readonly string[]) => {
    const shownAs = lines.map((written) => [written, "pending", undefined]);
    return [shownAs, shownAs];
  };
  test("that are those of the entries add no line", () => {
    assert.deepEqual(differing(right), twice());
    assert.deepEqual(differing(""), twice());
  });
  test("that differ are lines by their names, with both figures", () => {
    assert.deepEqual(differing(totals("TtlNtries", "4", "80000000")), twice("TtlNtries/NbOfNtries 4 ≠ 3"));
    assert.deepEqual(
      differing(`${totals("TtlCdtNtries", "1", "30000000.5")}${totals("TtlDbtNtries", "3", "75000000")}`),
      twice(
        "TtlCdtNtries/Sum 30000000.5 ≠ 30000000",
        "TtlDbtNtries/NbOfNtries 3 ≠ 2",
        "TtlDbtNtries/Sum 75000000 ≠ 50000000",
      ),
    );
    assert.deepEqual(
      differing(totals("TtlNtries", "x", "y")),
      twice("TtlNtries/NbOfNtries x ≠ 3", "TtlNtries/Sum y ≠ 80000000"),
    );
  });
  test("of an account without any entry differ from none", () => {
    assert.deepEqual(
      differing(totals("TtlNtries", "3", "80000000"), ""),
      twice("TtlNtries/NbOfNtries 3 ≠ 0", "TtlNtries/Sum 80000000 ≠ 0"),
    );
  });
  test("of several currencies are not summed", () => {
    const mixed = entries + entry({ amount: "1200.50", currency: "USD", details: detail("E3") });
    assert.deepEqual(differing(totals("TtlNtries", "4", "80001200.50"), mixed), twice());
  });
});

describe("a message", () => {
  const family = (content: string) => {
    const read = readAnswers(content, vietNam);
    return "otherFamily" in read ? read.otherFamily : undefined;
  };
  const one = notification(entry({ amount: "30000000", details: detail("E1") }));
  const space = "urn:iso:std:iso:20022:tech:xsd:camt.054.001.08";
  test("of another family is refused with its namespace", () => {
    for (const other of ["urn:iso:std:iso:20022:tech:xsd:camt.052.001.08", "urn:example:bank", "", `${space}.x`])
      assert.equal(family(one.replace(space, other)), other);
    assert.equal(family(one.replace(` xmlns="${space}"`, "")), "");
  });
  test("with a prefix is the same message", () => {
    const prefixed = one.replaceAll(/<(\/?)(?=[A-Z])/g, "<$1d:").replace("xmlns=", "xmlns:d=");
    assert.deepEqual(shown(prefixed), shown(one));
  });
  test("is what its root says, and not a comment before or in it", () => {
    const comment = `<!-- <Document xmlns="${space}"> -->`;
    const other = one.replace(space, "urn:iso:std:iso:20022:tech:xsd:camt.052.001.08");
    for (const content of [
      other.replace("<Document", `${comment}<Document`),
      other.replace("<Ntfctn>", `<Ntfctn>${comment}`),
    ])
      assert.equal(family(content), "urn:iso:std:iso:20022:tech:xsd:camt.052.001.08");
    const misleading = '<!-- <Document xmlns="urn:example:bank"> -->';
    assert.deepEqual(shown(one.replace("<Document", `${misleading}<Document`)), shown(one));
    const another = one.replace(' xmlns="', ' xmlns:x="urn:example:bank" xmlns="');
    assert.deepEqual(shown(another), shown(one));
    assert.equal(family(`<Other xmlns="${space}">${one.replace(/^<\?xml[^>]*>/, "")}</Other>`), "");
  });
  test("may begin with a byte order mark or an empty line", () => {
    assert.deepEqual(shown(`\uFEFF\n${one}\n`), shown(one));
  });
  test("is what its namespace says", () => {
    const read = readAnswers(one.replace("camt.054", "camt.053"), vietNam);
    assert.ok("reason" in read);
    assert.match(read.reason, /BkToCstmrStmt/);
  });
  test("that is cut off is refused", () => {
    assert.equal(readAnswers(one.slice(0, -40), vietNam).ok, false);
  });
});

describe("a table of a bank", () => {
  const table = (rows: string) => `end_to_end_id,outcome,amount,currency,booked_on\n${rows}`;
  test("says of each row what is wrong with its amount", () => {
    const rows = [
      "E1,paid,30000000,,",
      "E1,paid,30000000,usd,",
      "E1,paid,30000000.5,VND,",
      "E1,paid,30.000.000,,",
      ",paid,5,,",
    ];
    assert.deepEqual(shown(table(rows.join("\n"))), [
      ["E1", "paid", 30_000_000n, undefined],
      ["E1", "paid", undefined, "payment.answer_in_other_currency"],
      ["E1", "paid", undefined, "payment.answer_not_whole_dong"],
      ["E1", "paid", 30_000_000n, undefined],
      ["", "paid", 5n, undefined],
    ]);
  });
  test("may say the moment of a booking", () => {
    assert.equal(linesOf(table("E1,paid,5,,2026-11-25T17:00:00Z"))[0]?.bookedOn, "2026-11-26");
  });
});

test("a message that breaks off is not whole, wherever it was cut", () => {
  const whole = statementMessage(entry({ amount: "30000000", details: detail("E1") }));
  assert.equal(linesOf(whole).length, 1);
  const end = whole.indexOf("</Document>");
  for (const at of [end, end - 20, Math.floor(end / 2), 60])
    assert.deepEqual(readAnswers(whole.slice(0, at), vietNam), { ok: false, notWhole: true }, whole.slice(0, at));
});
