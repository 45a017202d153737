import type { NewId } from "#kernel/id.ts";
import { hashPassword } from "better-auth/crypto";
import { idOf } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { demoPassword } from "#programme/authority/session/password.ts";
import type { PostKind } from "#programme/authority/post/post.ts";
import { addAccount } from "#server/authority/post/accounts-store.ts";
import { addOfficer, findOfficerByUserName } from "#server/authority/authority-store.ts";
import type { Officer } from "#server/authority/authority-store.ts";
import { addPost } from "#server/authority/post/posts-store.ts";
import type { Tx } from "#server/platform/database/database.ts";

const provincePosts: Readonly<Record<string, readonly [PostKind, string]>> = {
  "province.lead": ["province_lead", "Lãnh đạo tỉnh (dữ liệu mẫu)"],
  "province.officer": ["province_officer", "Cán bộ tỉnh (dữ liệu mẫu)"],
  "province.accountant": ["province_accountant", "Kế toán tỉnh (dữ liệu mẫu)"],
  auditor: ["auditor", "Kiểm toán viên (dữ liệu mẫu)"],
};
const communePosts: Readonly<Record<string, readonly [PostKind, string]>> = {
  chair: ["commune_chair", "Chủ tịch"],
  officer: ["commune_officer", "Cán bộ giảm nghèo"],
  accountant: ["commune_accountant", "Kế toán"],
  cashier: ["commune_cashier", "Thủ quỹ"],
};

export type DemoOfficers = { readonly of: (userName: string) => Officer };

/** Accounts at the province and in every commune: province.officer, chair.21484, officer.21484, … */
export async function makeDemoOfficers(
  tx: Tx,
  { now, newId }: { readonly now: string; readonly newId: NewId },
  province: string,
  communes: readonly { readonly id: string; readonly name: string }[],
): Promise<readonly Officer[]> {
  const passwordHash = await hashPassword(demoPassword);
  const officers: Officer[] = [];
  const wanted = [
    ...Object.entries(provincePosts).map(([userName, [kind, fullName]]) => ({
      userName,
      kind,
      fullName,
      areaId: province,
    })),
    ...communes.flatMap(({ id, name }) =>
      Object.entries(communePosts).map(([prefix, [kind, title]]) => ({
        userName: `${prefix}.${id}`,
        kind,
        fullName: `${title} ${name} (dữ liệu mẫu)`,
        areaId: id,
      })),
    ),
  ];
  for (const { userName, fullName, kind, areaId } of wanted) {
    const known = await findOfficerByUserName(tx, userName);
    const officer: Officer = known ?? { officerId: idOf("officer", newId()), userName, fullName };
    officers.push(officer);
    if (known !== undefined) continue;
    await addOfficer(tx, officer, now);
    await addAccount(tx, { officer, passwordHash, accountId: newId(), now });
    const validFrom = localDate("2025-07-01");
    await addPost(tx, { postId: newId(), officerId: officer.officerId, kind, areaId, validFrom });
  }
  return officers;
}

export function officersByName(officers: readonly Officer[]): DemoOfficers {
  const byName = new Map(officers.map((officer) => [officer.userName, officer]));
  return {
    of: (userName) => {
      const officer = byName.get(userName);
      if (officer === undefined) throw new Error(`the demo has no officer ${userName}`);
      return officer;
    },
  };
}
