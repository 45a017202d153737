import { useRouter } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { LocalDate } from "#kernel/local-date.ts";
import { zeroMoney, dong } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";
import { useBoundaries } from "#web/area/use-boundaries.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { AreaMap } from "#web/ui/map/AreaMap.tsx";
import { Picture } from "#web/ui/picture/Picture.tsx";
import { listAreas } from "#contract/area/area.ts";

type Share = { readonly areaId: string; readonly areaName: string; readonly amount: Money };

/** Where the money goes; the title says who gets most. */
export function AllocationMap(props: {
  readonly areaId: string;
  readonly shares: readonly Share[];
  readonly asOf: LocalDate;
  readonly table: ReactNode;
}) {
  const { t } = useTranslation("planning/allocation");
  const { money, share } = useFormat();
  const router = useRouter();
  const { areaId, shares } = props;
  const places = useEndpoint(listAreas, { query: { parentId: areaId } });
  const boundaries = useBoundaries(areaId);
  const byId = new Map(shares.map((one) => [one.areaId, one]));
  const edges = bandsOfMoney(shares.map(({ amount }) => amount));
  const order = shares.toSorted((a, b) => (a.amount < b.amount ? 1 : -1));
  const whole = shares.reduce((sum, { amount }) => sum + amount, 0n);
  const [first, second] = order;
  const firstTwo = Number((first?.amount ?? 0n) + (second?.amount ?? 0n));
  return (
    <Picture
      finding={t("run.finding", {
        first: first?.areaName ?? "",
        second: second?.areaName ?? "",
        share: share(whole === 0n ? 0 : firstTwo / Number(whole), 1),
      })}
      asOf={props.asOf}
      source={t("run.source")}
      picture={
        <AreaMap
          label={t("run.mapLabel")}
          areas={(places.data?.rows ?? []).map(({ areaId: id, name, centre }) => {
            const amount = byId.get(id)?.amount;
            return {
              areaId: id,
              name,
              centre,
              boundary: boundaries.shapes.get(id),
              band: amount === undefined ? undefined : edges.findLastIndex((from) => amount >= from),
              figure: amount === undefined ? "–" : money(amount),
            };
          })}
          bands={edges.map((from, at) => {
            const to = edges[at + 1];
            return to === undefined
              ? t("run.bandFrom", { from: money(from) })
              : t("run.band", { from: money(from), to: money(to) });
          })}
          boundaries={boundaries.origin}
          onOpen={(id) => router.history.push(paths.area(id))}
        />
      }
      table={props.table}
    />
  );
}

/** Four bands of equal width from zero, to a round figure. */
function bandsOfMoney(amounts: readonly Money[]): readonly Money[] {
  const highest = amounts.reduce((most, amount) => (amount > most ? amount : most), zeroMoney);
  const step = highest / 4n;
  const round = 10n ** BigInt(Math.max(0, step.toString().length - 2));
  const width = ((step + round - 1n) / round) * round;
  return width === 0n ? [zeroMoney] : [0n, 1n, 2n, 3n].map((at) => dong(at * width));
}
