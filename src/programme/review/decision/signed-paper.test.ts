import assert from "node:assert/strict";
import { test } from "node:test";
import { isSignedElectronically } from "./signed-paper.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const signature = "<< /Type /Sig /SubFilter /ETSI.CAdES.detached /ByteRange [0 840 960 240] /Contents <00> >>";

test("a PDF with a signature is known from one with an empty field, and a picture has none", () => {
  assert.equal(isSignedElectronically("application/pdf", bytes(`%PDF-1.7 ${signature}`)), true);
  assert.equal(isSignedElectronically("application/pdf", bytes("%PDF-1.7 << /FT /Sig /T (signature1) >>")), false);
  assert.equal(isSignedElectronically("image/jpeg", bytes(signature)), false);
  assert.equal(isSignedElectronically("application/pdf", bytes(" ".repeat(70_000) + signature)), true);
});
