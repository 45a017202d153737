import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { checkPassword, demoPassword } from "./password.ts";

const owner = { userName: "officer.21484", fullName: "Phạm Thị Lan" };

function refusalOf(password: string, of: Parameters<typeof checkPassword>[1] = owner): string {
  const checked = checkPassword(password, of);
  return checked.ok ? "allowed" : checked.failure.code;
}

describe("a password", () => {
  test("of fewer than ten characters is refused, whatever they are", () => {
    assert.equal(refusalOf("x9$kQ2!pz"), "authority.password_too_short");
    assert.equal(refusalOf("😀😀😀😀😀"), "authority.password_too_short");
  });
  test("of one character, of a repeated piece, or along the keys is refused", () => {
    for (const password of [
      "aaaaaaaaaa",
      "ababababab",
      "abcabcabcabc",
      "1234567890",
      "0987654321",
      "qwertyuiop",
      "abcdefghij",
      "1111122222",
    ])
      assert.equal(refusalOf(password), "authority.password_monotonous", password);
  });
  test("that names its owner is refused", () => {
    for (const password of ["officer.21484", "Officer21484!", "phamthilan", "Phạm Thị Lan 1990", "21484officer!"])
      assert.equal(refusalOf(password), "authority.password_names_owner", password);
  });
  test("that begins the lists of guesses is refused, with digits, signs and capitals too", () => {
    const common = [
      "Password123",
      "P@ssw0rd2026",
      "matkhau123456",
      "Mật khẩu 2026",
      "iloveyou2026",
      "1q2w3e4r5t6y",
      "Admin@12345",
      "QuangNgai2026",
      "rahasia12345",
    ];
    for (const password of common) assert.equal(refusalOf(password), "authority.password_common", password);
  });
  test("that is printed for the demo is allowed in the demo and nowhere else", () => {
    assert.equal(refusalOf(demoPassword), "authority.password_common");
    assert.equal(refusalOf(demoPassword, { ...owner, isDemo: true }), "allowed");
  });
  test("of several words, or by chance, is allowed without rules about kinds of characters", () => {
    for (const password of [
      "ruộng bậc thang tháng ba",
      "chuồn chuồn bay thấp",
      "correct horse battery",
      "019ac3f2-7e1b-7000-8000-2b1f",
      "kX7vQ2mPz9",
    ])
      assert.equal(refusalOf(password), "allowed", password);
  });
});
