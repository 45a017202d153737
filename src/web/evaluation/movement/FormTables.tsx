import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { readMovementForm } from "#contract/evaluation/movement-form.ts";
import { formClasses, formLines } from "#programme/evaluation/movement-form.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useNames } from "#web/names.ts";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";

type Form = Output<typeof readMovementForm>;
type OfClass = Form["total"]["classes"][number];

/** For each class of the list the nine lines by commune, households and people, and what the other lines are made of. */
export function FormTables({ form }: { readonly form: Form }) {
  const { t } = useTranslation(["evaluation/movement", "terms"]);
  const { number } = useFormat();
  const nameOf = useNames();
  const areas = [...(form.rows.length > 1 ? [{ ...form.total, areaName: t("form.all") }] : []), ...form.rows];
  return formClasses.map((counts) => {
    const other = nameOf(
      "roles",
      formClasses.find((one) => one !== counts),
    );
    const rows = areas.flatMap((area) =>
      (["households", "people"] as const).map((unit) => ({
        key: `${area.areaName} ${area.areaId} ${unit}`,
        area: area.areaName,
        unit,
        notApplicable: area.notApplicable,
        of: area.classes.find((one) => one.counts === counts),
      })),
    );
    return (
      <div key={counts}>
        <RowsSection
          title={t("form.of", { class: nameOf("roles", counts) })}
          rows={rows}
          rowKey={({ key }) => key}
          empty={{ why: t("nobody") }}
          exportName={`movements-${counts}`}
          columns={[
            { key: "area", head: t("terms:commune"), text: ({ area }) => area, onPhone: true },
            { key: "unit", head: t("form.unit"), text: ({ unit }) => t(`form.units.${unit}`), onPhone: true },
            ...formLines.map((line, at) => ({
              key: line,
              head: `${String(at + 1)}. ${t(`form.lines.${line}`, { other })}`,
              text: (row: (typeof rows)[number]) =>
                row.of === undefined
                  ? t(`notApplicable.${row.notApplicable ?? "no_round"}`)
                  : number(row.of.lines.find((one) => one.line === line)?.[row.unit] ?? 0),
              numeric: true,
              onPhone: line === "start" || line === "end",
            })),
          ]}
        />
        <Causes of={form.total.classes.find((one) => one.counts === counts)} />
      </div>
    );
  });
}

function Causes({ of }: { readonly of: OfClass | undefined }) {
  const { t } = useTranslation(["evaluation/movement", "terms"]);
  const { number } = useFormat();
  if (of === undefined) return null;
  const rows = [
    ...of.decreases.map((one) => ({ ...one, line: "otherDecrease" as const })),
    ...of.increases.map((one) => ({ ...one, line: "otherIncrease" as const })),
  ];
  if (rows.length === 0) return null;
  return (
    <RowsSection
      title={t("form.causesTitle")}
      rows={rows}
      rowKey={({ line, cause }) => `${line} ${cause}`}
      empty={{ why: t("nobody") }}
      exportName={`other-movements-${of.counts}`}
      columns={[
        { key: "line", head: t("form.line"), text: ({ line }) => t(`form.lines.${line}`), onPhone: true },
        { key: "cause", head: t("form.cause"), text: ({ cause }) => t(`form.causes.${cause}`), onPhone: true },
        {
          key: "households",
          head: t("form.units.households"),
          text: ({ households }) => number(households),
          numeric: true,
          onPhone: true,
        },
        { key: "people", head: t("form.units.people"), text: ({ people }) => number(people), numeric: true },
      ]}
    />
  );
}
