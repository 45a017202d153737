import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { isOwnChallenge, makeChallenge } from "./challenge.ts";

const secret = "a secret of at least thirty-two characters";

describe("a challenge", () => {
  test("is recognised for what it was made for, until it ends", () => {
    const challenge = makeChallenge(secret, "passkey");
    assert.ok(isOwnChallenge(secret, "passkey", challenge));
    assert.ok(!isOwnChallenge(secret, "add_passkey someone", challenge));
    assert.ok(!isOwnChallenge("another secret of thirty-two characters", "passkey", challenge));
    assert.ok(!isOwnChallenge(secret, "passkey", challenge, new Date(Date.now() + 301_000)));
  });
  test("is not recognised with one character changed, nor when it is something else", () => {
    const challenge = makeChallenge(secret, "passkey");
    const other = `${challenge.startsWith("A") ? "B" : "A"}${challenge.slice(1)}`;
    for (const text of [other, "", "x", `${challenge}=`, challenge.slice(1)])
      assert.ok(!isOwnChallenge(secret, "passkey", text));
    assert.notEqual(makeChallenge(secret, "passkey"), challenge);
  });
});
