import { Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { useFormat } from "#web/format/use-format.ts";
import { ListBody } from "#web/ui/list/ListBody.tsx";
import { moneyColumn } from "#web/ui/list/money-column.tsx";
import { useCriterionName, useIndicators } from "./use-criterion-name.ts";
import type { getFormulaRun } from "#contract/planning/formula-run.ts";

type Run = Output<typeof getFormulaRun>;
type Share = Run["shares"][number];

/** Each area's amount with all that it is made of. */
export function AllocationShares({ run }: { readonly run: Run }) {
  const { t } = useTranslation("planning/allocation");
  const { t: words } = useTranslation(["planning/allocation", "terms"]);
  const { number, money, dong } = useFormat();
  const nameOf = useCriterionName(useIndicators());
  const sum = (key: string, head: string, of: (one: Share) => bigint) => ({
    key,
    head,
    text: (one: Share) => of(one).toString(),
    cell: (one: Share) => dong(of(one)),
    numeric: true,
  });
  const why = (one: Share) =>
    [
      one.bound === "floor" ? t("run.atFloor") : one.bound === "ceiling" ? t("run.atCeiling") : undefined,
      one.roundedUp === null ? undefined : t(`run.roundedUp.${one.roundedUp}`),
    ]
      .filter((part) => part !== undefined)
      .join("; ");
  return (
    <Stack gap="sm">
      <Text>{t("run.explain")}</Text>
      {run.idle.length > 0 && <Text>{t("run.idle", { names: run.idle.map(nameOf).join(", ") })}</Text>}
      <ListBody
        label={words("allocation.shares")}
        rows={run.shares}
        rowKey={(one) => one.areaId}
        empty={{ why: words("allocation.noRuns") }}
        exportName="allocation"
        columns={[
          { key: "area", head: words("terms:commune"), text: (one) => one.areaName },
          moneyColumn({ key: "amount", head: words("terms:amount"), of: (one: Share) => one.amount, onPhone: true }),
          {
            key: "coefficient",
            head: words("allocation.coefficient"),
            text: (one) => number(one.coefficient),
            numeric: true,
          },
          ...run.formula.criteria.map(({ code }) => ({
            key: code,
            head: nameOf(code),
            text: (one: Share) => `${number(one.numbers[code] ?? 0)} → ${money(one.brought[code] ?? 0n)}`,
            numeric: true,
            onPhone: true,
          })),
          ...(run.formula.fixed === undefined ? [] : [sum("fixed", t("run.fixed"), (one) => one.fixed)]),
          sum("proportional", t("run.byCriteria"), (one) => one.proportional),
          sum("bounding", t("run.bounding"), (one) => one.bounding),
          sum("rounding", t("run.rounding"), (one) => one.rounding),
          { key: "why", head: words("allocation.explainShort"), text: why, isSentence: true },
        ]}
      />
    </Stack>
  );
}
