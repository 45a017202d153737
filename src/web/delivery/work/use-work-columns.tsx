import { useTranslation } from "react-i18next";
import type { listWorks } from "#contract/delivery/work.ts";
import type { RowOf } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import type { Column } from "#web/ui/list/column.ts";
import { Money } from "#web/ui/Money.tsx";

type Work = RowOf<typeof listWorks>;

/** What a list of works shows, the figures that are followed first; in one commune the place is the village alone. */
export function useWorkColumns({ isOneCommune }: { readonly isOneCommune: boolean }): readonly Column<Work>[] {
  const { t } = useTranslation(["delivery/work", "terms"]);
  const { day, number } = useFormat();
  const money = (key: "estimate" | "value" | "accepted" | "paid"): Column<Work> => ({
    key,
    head: t(key),
    text: (work) => work[key].toString(),
    cell: (work) => <Money amount={work[key]} overview />,
    numeric: true,
  });
  return [
    { key: "name", head: t("name"), text: (work) => work.name },
    ...(isOneCommune
      ? []
      : [{ key: "commune", head: t("terms:commune"), text: (work: Work) => work.communeName, onPhone: true }]),
    { key: "village", head: t("village"), text: (work) => work.villageName ?? "–" },
    { key: "state", head: t("step"), text: (work) => t(`state.${work.state}`), onPhone: true },
    {
      key: "troubles",
      head: t("standsOut"),
      text: (work) => work.troubles.map((trouble) => t(`trouble.${trouble}`)).join("; "),
      onPhone: true,
    },
    { key: "endsOn", head: t("endsOn"), text: (work) => day(work.endsOn) },
    { key: "physical", head: t("physical"), text: (work) => number(work.physical), numeric: true, onPhone: true },
    money("value"),
    money("accepted"),
    money("paid"),
    money("estimate"),
    { key: "contractor", head: t("contractor"), text: (work) => work.contractor ?? "–" },
  ];
}
