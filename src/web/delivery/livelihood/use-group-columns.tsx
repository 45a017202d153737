import { useTranslation } from "react-i18next";
import type { listLivelihoodGroups } from "#contract/delivery/livelihood.ts";
import type { RowOf } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { Money } from "#web/ui/Money.tsx";

type Group = RowOf<typeof listLivelihoodGroups>;

export function useGroupColumns() {
  const { t } = useTranslation("delivery/livelihood");
  const { number } = useFormat();
  type Counted = "members" | "alive" | "gone" | "born" | "rotations" | "lateChecks";
  const count = (key: Counted, head: string, onPhone = false) => ({
    key,
    head,
    text: (group: Group) => number(group[key]),
    numeric: true,
    onPhone,
  });
  return [
    { key: "name", head: t("name"), text: (group: Group) => group.name },
    {
      key: "place",
      head: t("placeOfGroup"),
      text: (group: Group) => [group.communeName, group.villageName ?? ""].filter((one) => one !== "").join(" · "),
    },
    count("members", t("members"), true),
    count("alive", t("alive"), true),
    count("gone", t("gone")),
    count("born", t("born")),
    count("rotations", t("rotations")),
    count("lateChecks", t("lateChecks")),
    ...(["due", "repaid", "late"] as const).map((key) => ({
      key,
      head: t(key),
      text: (group: Group) => group[key].toString(),
      cell: (group: Group) => <Money amount={group[key]} overview />,
      numeric: true,
    })),
  ];
}
