import assert from "node:assert/strict";
import { test } from "node:test";
import { addressAt } from "./pages.ts";

test("a code leads to the whole public address, with or without a slash at its end", () => {
  for (const url of ["https://ra-soat.quangngai.gov.vn", "https://ra-soat.quangngai.gov.vn/"]) {
    const address = addressAt(url);
    assert.equal(address.ok && address.value("1fa8"), "https://ra-soat.quangngai.gov.vn/verify/1fa8");
  }
});

test("without a public address no paper with a code is issued", () => {
  const address = addressAt(undefined);
  assert.equal(!address.ok && address.failure.code, "review.no_public_address");
});
