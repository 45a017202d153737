import assert from "node:assert/strict";
import { test } from "node:test";
import { PDFDocument } from "@cantoo/pdf-lib";
import { madeUpPdf } from "#test/support/made-up-pdf.ts";
import { isWholePdf } from "./whole-pdf.ts";

test("a PDF is whole with either kind of cross-reference section, and with blanks after its end", async () => {
  const made = await PDFDocument.create();
  made.addPage();
  assert.ok(isWholePdf(await made.save({ useObjectStreams: true })));
  assert.ok(isWholePdf(await made.save({ useObjectStreams: false })));
  assert.ok(isWholePdf(madeUpPdf()));
  assert.ok(isWholePdf(Buffer.concat([madeUpPdf(), Buffer.from("\n\n   \0\0")])));
});

test("a part of a PDF, a PDF that needs a password and what only begins as one are not", () => {
  const whole = Buffer.from(madeUpPdf());
  assert.equal(isWholePdf(whole.subarray(0, whole.length - 30)), false);
  assert.equal(isWholePdf(whole.subarray(50)), false);
  assert.equal(isWholePdf(Buffer.from("%PDF-1.7 <script>")), false);
  assert.equal(isWholePdf(Buffer.from("%PDF-1.7\nstartxref\n99999\n%%EOF")), false);
  const locked = whole.toString("latin1").replace("/Root 1 0 R", "/Root 1 0 R /Encrypt 4 0 R");
  assert.equal(isWholePdf(Buffer.from(locked, "latin1")), false);
});
