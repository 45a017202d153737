import type { Ask } from "#contract/client.ts";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import type { DemoOfficers } from "./demo-officers.ts";
import { isTurn } from "./demo-places.ts";
import type { WorkLine } from "./demo-works.ts";
import { recordContribution } from "#contract/ledger/contribution.ts";
import type { askAs } from "#demo/player/ask-as.ts";
import { newId } from "#contract/new-id.ts";

type Given = Pick<NonNullable<Ask<typeof recordContribution>["body"]>, "fundSource" | "giver" | "content" | "given"> & {
  readonly on: string;
};

/** What people and enterprises give to a village road: days of work, cement and sand, money. */
const gifts: readonly Given[] = [
  {
    fundSource: "COMMUNITY",
    giver: "Người dân các thôn (mẫu)",
    content: "Ngày công san nền, đổ bê tông",
    given: { form: "labour", quantityHundredths: 24_000, unit: "ngày công", unitValue: dong(250_000) },
    on: "2026-05-30",
  },
  {
    fundSource: "ENTERPRISE",
    giver: "Doanh nghiệp xây dựng (mẫu)",
    content: "Xi măng cho đường thôn",
    given: { form: "goods", quantityHundredths: 3050, unit: "tấn", unitValue: dong(1_650_000) },
    on: "2026-06-18",
  },
  {
    fundSource: "COMMUNITY",
    giver: "Ban phát triển thôn (mẫu)",
    content: "Tiền các hộ góp mua đá, cát",
    given: { form: "money", amount: dong(38_500_000) },
    on: "2026-07-05",
  },
];
const toTheFund: Given = {
  fundSource: "FUND_FOR_POOR",
  giver: "Quỹ Vì người nghèo xã (mẫu)",
  content: "Ủng hộ sửa chữa nhà ở",
  given: { form: "money", amount: dong(60_000_000) },
  on: "2026-10-17",
};

/** In one commune of three, for the road of its plan; in one of six the fund for the poor gave too. */
export async function contributeToDemo(
  ask: ReturnType<typeof askAs>,
  officers: DemoOfficers,
  place: { readonly communeId: string; readonly position: number },
  lines: readonly WorkLine[],
): Promise<void> {
  if (!isTurn(place, 3)) return;
  const road = lines.find(({ component }) => component === "I.2");
  const wanted = isTurn(place, 6) ? [...gifts, toTheFund] : gifts;
  for (const { on, ...gift } of wanted) {
    const isForTheRoad = gift.fundSource !== toTheFund.fundSource;
    await ask(officers.of(`accountant.${place.communeId}`), recordContribution, {
      body: {
        ...gift,
        contributionId: newId("contribution"),
        areaId: place.communeId,
        year: 2026,
        activityLineId: isForTheRoad ? (road?.activityLineId ?? null) : null,
        component: isForTheRoad ? "I.2" : "II.1",
        givenOn: localDate(on),
      },
    });
  }
}
