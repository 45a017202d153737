import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { passkeysOf } from "./relying-party.ts";

const reportOf = (publicUrl: string | undefined) => {
  const { passkeysAt, whyNoPasskeys } = passkeysOf({ publicUrl });
  return passkeysAt ?? whyNoPasskeys?.code;
};

describe("passkeys", () => {
  test("belong to the name that browsers use, over HTTPS or on the machine itself", () => {
    assert.equal(reportOf("https://vuon.quangngai.gov.vn/"), "https://vuon.quangngai.gov.vn");
    assert.equal(reportOf("http://localhost:3000"), "http://localhost:3000");
    assert.equal(reportOf("http://vuon.localhost:3000"), "http://vuon.localhost:3000");
  });
  test("are not there at a bare address, whatever the protocol", () => {
    for (const url of ["http://127.0.0.1:3000", "https://10.1.2.3", "https://[2001:db8::1]:8443", undefined])
      assert.equal(reportOf(url), "authority.passkey_not_here", String(url));
  });
  test("are not there at a name without HTTPS", () => {
    for (const url of ["http://vuon.quangngai.gov.vn", "http://notlocalhost:3000"])
      assert.equal(reportOf(url), "authority.passkey_not_secure", url);
  });
});
