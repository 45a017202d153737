import assert from "node:assert/strict";
import { test } from "node:test";
import { familyLine, lineOfChildren, personName, type FamilyLine } from "./person-name.ts";
import { randomFrom } from "./random.ts";

const names = (ethnicityCode: string, sex: "male" | "female", foothills = false) => {
  const random = randomFrom(`${ethnicityCode} ${sex}`);
  return Array.from({ length: 200 }, () => personName(random, familyLine(random, ethnicityCode, foothills), sex));
};
const all = (found: readonly string[], pattern: RegExp) =>
  assert.deepEqual(
    found.filter((name) => !pattern.test(name)),
    [],
  );

test("a Xơ Đăng and a Ba Na man is A and his name, a woman Y and hers", () => {
  for (const code of ["13", "14"]) {
    all(names(code, "male"), /^A \p{Lu}\p{L}+$/u);
    all(names(code, "female"), /^Y \p{Lu}\p{L}+$/u);
  }
});

test("a Ca Dong of Sơn Tây is a Đinh, a Hrê a Đinh or a Phạm, a Co a Hồ", () => {
  all(names("14", "male", true), /^Đinh Văn /);
  all(names("19", "female"), /^(Đinh|Phạm) Thị /);
  all(names("30", "male"), /^Hồ Văn /);
});

test("a Gia Rai woman carries H' and passes her family on, a Kinh man passes his", () => {
  all(names("10", "female"), /^(Rơ (Châm|Lan|Mah)|Ksor|Siu|Kpă|Puih) H'\p{Lu}/u);
  const mother: FamilyLine = { ethnicityCode: "10", family: "Siu" };
  const father: FamilyLine = { ethnicityCode: "01", family: "Lê" };
  assert.equal(lineOfChildren(father, mother), mother);
  assert.equal(lineOfChildren(father, { ethnicityCode: "01", family: "Võ" }), father);
  assert.equal(lineOfChildren(undefined, father), father);
});

test("a Kinh name has three parts or four, and names are written in composed letters", () => {
  const found = [...names("01", "male"), ...names("01", "female")];
  all(found, /^\p{Lu}\p{L}+( \p{Lu}\p{L}+){1,2} \p{Lu}\p{L}*$/u);
  assert.deepEqual(
    found.filter((name) => name !== name.normalize("NFC")),
    [],
  );
});
