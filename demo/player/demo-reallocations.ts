import * as moving from "#contract/planning/reallocation.ts";
import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import type { DemoOfficers } from "./demo-officers.ts";
import type { askAs } from "#demo/player/ask-as.ts";
import { newId } from "#contract/new-id.ts";

type Line = Output<typeof moving.listReallocationCandidates>["rows"][number];
type AskAs = ReturnType<typeof askAs>;

const most = 600_000_000n;
const reasons = [
  "Chưa giải phóng được mặt bằng, không kịp thi công trong năm (mẫu)",
  "Nhà thầu xin chấm dứt hợp đồng, phải đấu thầu lại (mẫu)",
  "Đường chờ thoả thuận hướng tuyến với xã bên (mẫu)",
  "Mưa lũ cuốn trôi vật liệu, lùi sang năm sau (mẫu)",
] as const;

/**
 * Money of roads that were not begun goes to roads that are nearly paid: one moved, one waits for the province, one for its chair, one was refused.
 *
 * @param busy communes whose plan already waits for an adjustment: it takes one at a time
 */
export async function reallocateDemo(ask: AskAs, officers: DemoOfficers, busy: ReadonlySet<string>): Promise<void> {
  const lead = officers.of("province.lead");
  const query = { areaId: "51", year: "2026", on: localDate("2026-11-01") };
  const { rows } = await ask(officers.of("province.officer"), moving.listReallocationCandidates, { query });
  const roads = rows
    .filter(({ component, areaId }) => component === "I.2" && !busy.has(areaId))
    .toSorted((a, b) => (a.areaId < b.areaId ? -1 : 1));
  const givers = roads.filter(({ may, committed, disbursed }) => may === "give" && committed + disbursed === 0n);
  const takers = roads.filter(({ free, amount }) => free * 10n < amount);
  for (const [at, reason] of reasons.entries()) {
    const [from, to] = [givers[at % givers.length], takers[at % takers.length]];
    if (from === undefined || to === undefined) return;
    const reallocationId = await propose(ask, officers, { from, to, reason });
    if (reallocationId === undefined) continue;
    const params = { reallocationId };
    if (at < 2) await ask(officers.of(`chair.${from.areaId}`), moving.consentReallocation, { params });
    const decided = { decisionNumber: "45/QĐ-UBND", decidedOn: localDate("2026-11-19") };
    if (at === 0) await ask(lead, moving.decideReallocation, { params, body: { outcome: "approved", ...decided } });
    const note = "Xã nhận đã đủ vốn theo quyết toán, không cần thêm (mẫu)";
    if (at === 3) await ask(lead, moving.decideReallocation, { params, body: { outcome: "refused", note } });
  }
}

async function propose(
  ask: AskAs,
  officers: DemoOfficers,
  { from, to, reason }: { readonly from: Line; readonly to: Line; readonly reason: string },
): Promise<Id<"reallocation"> | undefined> {
  const limited = from.givable < most ? from.givable : most;
  const amount = dong((limited / 1_000_000n) * 1_000_000n);
  if (amount <= 0n) return undefined;
  const reallocationId = newId("reallocation");
  await ask(officers.of(`officer.${from.areaId}`), moving.proposeReallocation, {
    body: {
      reallocationId,
      areaId: from.areaId,
      reason,
      from: [{ fundLineId: from.fundLineId, amount }],
      to: [{ fundLineId: to.fundLineId, amount }],
    },
  });
  return reallocationId;
}
