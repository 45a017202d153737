/** Puts a made-up name together as a person's people would. */
import type { Sex } from "#programme/registry/person/person.ts";
import {
  brauGiven,
  foothillGiven,
  giaRaiFamilies,
  giaRaiGiven,
  highlandGiven,
  kinhGiven,
  kinhMiddle,
  kinhSurnames,
  northernFamilies,
} from "./names.ts";
import type { Random } from "./random.ts";

/** `family`: the name that parents pass on; undefined where there is none (Xơ Đăng, Ba Na, Giẻ Triêng, Rơ Măm). */
export type FamilyLine = { readonly ethnicityCode: string; readonly family: string | undefined };

const withoutFamilyName = new Set(["13", "14", "27", "54"]);

/** `foothills`: the Xơ Đăng of Sơn Tây (Ca Dong) carry the family name Đinh like their Hrê neighbours. */
export function familyLine(random: Random, ethnicityCode: string, foothills: boolean): FamilyLine {
  return { ethnicityCode, family: familyOf(random, ethnicityCode, foothills) };
}

function familyOf(random: Random, ethnicityCode: string, foothills: boolean): string | undefined {
  if (ethnicityCode === "14" && foothills) return "Đinh";
  if (ethnicityCode === "27" && random.chance(0.2)) return random.pick(["Kring", "Bloong", "Hiêng"]);
  if (withoutFamilyName.has(ethnicityCode)) return undefined;
  if (ethnicityCode === "19")
    return random.weighted([
      ["Đinh", 55],
      ["Phạm", 45],
    ]);
  if (ethnicityCode === "30") return "Hồ";
  if (ethnicityCode === "10") return random.weighted(giaRaiFamilies);
  return random.weighted(northernFamilies[ethnicityCode] ?? kinhSurnames);
}

export function personName(random: Random, line: FamilyLine, sex: Sex): string {
  const { ethnicityCode, family } = line;
  if (family === undefined) return `${sex === "male" ? "A" : "Y"} ${random.pick(highlandGiven[sex])}`;
  if (ethnicityCode === "52") return `${sex === "male" ? "Thao" : "Nàng"} ${random.pick(brauGiven[sex])}`;
  if (ethnicityCode === "27") return `${family} ${random.pick(highlandGiven[sex])}`;
  if (ethnicityCode === "10") return `${family} ${sex === "female" ? "H'" : ""}${random.pick(giaRaiGiven[sex])}`;
  if (ethnicityCode === "14" || ethnicityCode === "19" || ethnicityCode === "30") {
    return `${family} ${sex === "male" ? "Văn" : "Thị"} ${random.pick(foothillGiven[sex])}`;
  }
  return `${family} ${random.weighted(kinhMiddle[sex])} ${random.pick(kinhGiven[sex])}`;
}

/** Children carry the father's line, except among the Gia Rai, where they carry the mother's. */
export function lineOfChildren(father: FamilyLine | undefined, mother: FamilyLine | undefined): FamilyLine | undefined {
  if (mother?.ethnicityCode === "10") return mother;
  return father ?? mother;
}
