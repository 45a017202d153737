import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { codeAt, stepOfCode } from "./totp.ts";

/** "12345678901234567890" of RFC 6238, appendix B, in base 32. */
const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const at = (second: number) => new Date(second * 1000);

describe("the code of an authenticator app", () => {
  test("is that of RFC 6238, appendix B", () => {
    const codes: readonly (readonly [number, string])[] = [
      [59, "287082"],
      [1_111_111_109, "081804"],
      [1_111_111_111, "050471"],
      [1_234_567_890, "005924"],
      [2_000_000_000, "279037"],
      [20_000_000_000, "353130"],
    ];
    for (const [second, code] of codes) assert.equal(codeAt(secret, at(second)), code);
  });
  test("counts half a minute before and after, and not a minute and a half", () => {
    const code = codeAt(secret, at(1_000_000_000));
    assert.notEqual(stepOfCode(secret, code, at(1_000_000_030)), undefined);
    assert.notEqual(stepOfCode(secret, code, at(999_999_970)), undefined);
    assert.equal(stepOfCode(secret, code, at(1_000_000_090)), undefined);
    assert.equal(stepOfCode(secret, "", at(1_000_000_000)), undefined);
    for (const other of [`${code}0`, "12345é", "１２３４５６"])
      assert.equal(stepOfCode(secret, other, at(1_000_000_000)), undefined);
  });
  test("tells its own step, so that the same code is recognised a second time", () => {
    const code = codeAt(secret, at(1_000_000_000));
    for (const second of [999_999_970, 1_000_000_000, 1_000_000_030])
      assert.equal(stepOfCode(secret, code, at(second)), Math.floor(1_000_000_000 / 30));
  });
});
