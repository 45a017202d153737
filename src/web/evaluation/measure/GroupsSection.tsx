import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { readMeasureParts } from "#contract/evaluation/measure-parts.ts";
import type { MeasureGroup } from "#programme/evaluation/measure/measure-groups.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useNames } from "#web/names.ts";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { useShownText } from "./shown-text.ts";

type Parts = Output<typeof readMeasureParts>;
type Row = Parts["rows"][number];

/** The measures of each commune, or of each group of the whole area. */
export function GroupsSection({ parts, by }: { readonly parts: Parts; readonly by: MeasureGroup | undefined }) {
  const { t } = useTranslation(["evaluation/measure", "terms"]);
  const { number } = useFormat();
  const { figure, percent } = useShownText();
  const nameOf = useGroupName(by);
  const head = by === undefined ? t("terms:commune") : t(`parts.groups.${by}`);
  return (
    <RowsSection
      title={by === undefined ? t("parts.byCommune") : t("parts.byGroup", { group: head })}
      rows={parts.rows}
      rowKey={(row) => row.key ?? ""}
      empty={{ why: t("nothing") }}
      exportName="measures-by-group"
      columns={[
        { key: "group", head, text: nameOf, onPhone: true },
        { key: "households", head: t("terms:households"), text: (row) => number(row.households), numeric: true },
        { key: "people", head: t("members"), text: (row) => number(row.people), numeric: true },
        { key: "H", head: "H", text: (row) => percent(row.H, 2), numeric: true, onPhone: true },
        { key: "A", head: "A", text: (row) => percent(row.A, 2), numeric: true },
        { key: "M0", head: "M0", text: (row) => figure(row.M0), numeric: true, onPhone: true },
      ]}
    />
  );
}

function useGroupName(by: MeasureGroup | undefined): (row: Row) => string {
  const { t } = useTranslation(["evaluation/measure", "planning/framework", "registry/household", "codes"]);
  const nameOf = useNames();
  return ({ key, name }) => {
    if (key === null) return t("parts.unknown");
    if (key === "others") return t("parts.others");
    if (by === "class") return nameOf("classes", key);
    if (by === "setting") return t(`codes:settings.${key}`);
    if (by === "area_class") return t(`planning/framework:areaClasses.${key}`);
    if (by === "sex_of_head") return t(`registry/household:person.sex.${key}`);
    return name ?? key;
  };
}
