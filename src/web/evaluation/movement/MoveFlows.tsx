import { useTranslation } from "react-i18next";
import { readMovements } from "#contract/evaluation/movement.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useClasses, useNames } from "#web/names.ts";
import { ListBody } from "#web/ui/list/ListBody.tsx";
import { Picture } from "#web/ui/picture/Picture.tsx";
import { MoveFlowDrawing } from "./MoveFlowDrawing.tsx";

/** From which class to which the households of the list went: drawn as streams, with the counts behind them. */
export function MoveFlows(query: { readonly areaId: string; readonly from: LocalDate; readonly to: LocalDate }) {
  const { t } = useTranslation("evaluation/movement");
  const { number, day } = useFormat();
  const nameOf = useNames();
  const classes = useClasses();
  const moved = useEndpoint(readMovements, { query });
  if (moved.data === undefined || moved.data.total.flows !== "counted") return null;
  const named = (code: string) => (code === "-" ? t("form.elsewhere") : nameOf("classes", code));
  const rows = Object.entries(moved.data.total.moves).flatMap(([key, households]) => {
    const [before = "-", after = "-"] = key.split(">");
    return classes.isListed(before) || classes.isListed(after) ? [{ key, before, after, households }] : [];
  });
  const drawn = rows.flatMap(({ before, after, households }) =>
    households === suppressed || households === 0
      ? []
      : [{ before: named(before), after: named(after), count: households }],
  );
  const left = drawn.reduce((sum, { count }) => sum + count, 0);
  if (left === 0) return null;
  const label = t("form.flows", { from: day(query.from), to: day(query.to) });
  return (
    <Picture
      finding={label}
      asOf={query.to}
      source={t("form.source")}
      note={t("form.flowsNote")}
      picture={<MoveFlowDrawing flows={drawn} label={label} say={(count) => number(count)} />}
      table={
        <ListBody
          label={label}
          rows={rows}
          rowKey={({ key }) => key}
          empty={{ why: t("nobody") }}
          exportName="flows-between-classes"
          columns={[
            { key: "before", head: t("form.before"), text: ({ before }) => named(before), onPhone: true },
            { key: "after", head: t("form.after"), text: ({ after }) => named(after), onPhone: true },
            {
              key: "households",
              head: t("form.units.households"),
              text: ({ households }) => number(households),
              numeric: true,
              onPhone: true,
            },
          ]}
        />
      }
    />
  );
}
