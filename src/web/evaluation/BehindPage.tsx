import { useTranslation } from "react-i18next";
import { listHouseholdsBehind } from "#contract/evaluation/measure.ts";
import { localDate } from "#kernel/local-date.ts";
import { usePages } from "#web/client.ts";
import type { MovementWay } from "#programme/evaluation/movement.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { provinceFor, useSession } from "#web/session.ts";
import { useAreaScope } from "#web/shell/use-area-scope.ts";
import { ListPage } from "#web/ui/list/ListPage.tsx";
import { useNames } from "#web/names.ts";
import { useClassText } from "#web/use-class-text.ts";

export type BehindSearch = {
  readonly areaId?: string | undefined;
  readonly class?: string | undefined;
  readonly movement?: MovementWay | undefined;
  readonly since?: string | undefined;
  readonly on?: string | undefined;
};

/** The households behind a figure of the results: by class, or by what became of them. */
export function BehindPage(search: BehindSearch) {
  const { t } = useTranslation(["terms", "evaluation/measure", "evaluation/movement"]);
  const nameOf = useNames();
  const classText = useClassText();
  const { number, day } = useFormat();
  const { scope } = useAreaScope();
  const session = useSession();
  const areaId = search.areaId ?? (session.data === undefined ? "" : provinceFor(session.data, scope?.areaId));
  const households = usePages(
    listHouseholdsBehind,
    { query: { ...search, areaId, limit: "100" } },
    { enabled: areaId !== "" },
  );
  const what =
    search.movement === undefined
      ? nameOf("classes", search.class)
      : t(`evaluation/movement:movement.${search.movement}`);
  const since =
    search.since === undefined ? "" : ` · ${t("evaluation/measure:since", { day: day(localDate(search.since)) })}`;
  return (
    <ListPage
      {...households}
      title={what}
      sentence={`${t("evaluation/measure:behind", { area: search.areaId === undefined ? (scope?.name ?? "") : "" })}${since}`}
      rowKey={(row) => row.householdId}
      hrefOf={(row) => paths.household(row.householdId)}
      empty={{
        why: t("evaluation/measure:nothing"),
        act: { label: t("evaluation/measure:results"), href: paths.results() },
      }}
      exportName="households-behind"
      columns={[
        { key: "head", head: t("household"), text: (row) => row.headName ?? t("unnamed") },
        { key: "village", head: t("village"), text: (row) => row.villageName ?? "–" },
        {
          key: "before",
          head: t("classBefore"),
          text: (row) => (row.previousClass === null ? "–" : nameOf("classes", row.previousClass)),
          onPhone: true,
        },
        { key: "class", head: t("class"), text: classText, onPhone: true },
        {
          key: "deprivations",
          head: t("deprivations"),
          text: (row) => number(row.deprivations.length),
          numeric: true,
        },
        {
          key: "members",
          head: t("evaluation/measure:members"),
          text: (row) => number(row.memberCount),
          numeric: true,
        },
      ]}
    />
  );
}
