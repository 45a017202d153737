import assert from "node:assert/strict";
import { test } from "node:test";
import { mediaTypeOf, mostBytes, checkFile } from "./review-evidence.ts";

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]);
const pdf = new TextEncoder().encode("%PDF-1.7");
const page = new TextEncoder().encode("<html><script>");

test("a file is what its first bytes say", () => {
  assert.equal(mediaTypeOf(png), "image/png");
  assert.equal(mediaTypeOf(pdf), "application/pdf");
  assert.equal(mediaTypeOf(new TextEncoder().encode("RIFF0000WEBP")), "image/webp");
  assert.equal(mediaTypeOf(page), undefined);
});

test("only pictures and PDF are taken, a signature only as a picture, none above ten megabytes", () => {
  const codeOf = (result: ReturnType<typeof checkFile>) => (result.ok ? result.value : result.failure.code);
  assert.equal(codeOf(checkFile("photo", { first: png, size: 100 })), "image/png");
  assert.equal(codeOf(checkFile("minutes", { first: pdf, size: 100 })), "application/pdf");
  assert.equal(codeOf(checkFile("photo", { first: page, size: 100 })), "review.file_of_another_kind");
  const heic = new Uint8Array([0, 0, 0, 24, ...new TextEncoder().encode("ftypheic")]);
  assert.equal(codeOf(checkFile("photo", { first: heic, size: 100 })), "review.picture_heic");
  assert.equal(codeOf(checkFile("signature", { first: pdf, size: 100 })), "review.signature_is_a_picture");
  assert.equal(codeOf(checkFile("photo", { first: png, size: mostBytes + 1 })), "review.file_too_large");
});
