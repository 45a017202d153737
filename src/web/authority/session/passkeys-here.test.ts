import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { refuse } from "#kernel/refusal.ts";
import { whyNoPasskeyHere } from "./passkeys-here.ts";

const installation = { passkeysAt: "https://vuon.example", whyNoPasskeys: null };

describe("a passkey", () => {
  test("is offered at the address that it belongs to", () => {
    assert.equal(whyNoPasskeyHere(installation, { origin: "https://vuon.example", hasWebAuthn: true }), undefined);
  });
  test("is not offered at another address of the same installation, and the right one is named", () => {
    const why = whyNoPasskeyHere(installation, { origin: "http://127.0.0.1:3000", hasWebAuthn: true });
    assert.deepEqual(why, refuse("authority.passkey_elsewhere", { address: "https://vuon.example" }));
  });
  test("is not offered where the installation has no address for it, with the reason of the server", () => {
    const whyNoPasskeys = refuse("authority.passkey_not_here");
    const why = whyNoPasskeyHere(
      { passkeysAt: null, whyNoPasskeys },
      { origin: "http://127.0.0.1", hasWebAuthn: true },
    );
    assert.equal(why, whyNoPasskeys);
  });
  test("is not offered in a browser that knows none", () => {
    const why = whyNoPasskeyHere(installation, { origin: "https://vuon.example", hasWebAuthn: false });
    assert.equal(why?.code, "authority.passkey_no_browser");
  });
});
