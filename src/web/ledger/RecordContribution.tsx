import { useTranslation } from "react-i18next";
import { listHinderedLines } from "#contract/treasury/disbursement.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { dong as toDong } from "#kernel/money.ts";
import { useEndpoint } from "#web/client.ts";
import { readNumber } from "#web/format/read-number.ts";
import { newId } from "#web/new-id.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import { shortened, useComponentName } from "./use-component-name.ts";
import { useSourceName } from "./use-source-name.ts";
import { listProgrammes } from "#contract/planning/programme.ts";
import { recordContribution } from "#contract/ledger/contribution.ts";

type Form = "money" | "goods" | "labour";

/** What somebody gave, in one of the three forms, for a line of the plan where it is known which. */
export function RecordContribution(props: {
  readonly form: Form;
  readonly areaId: string;
  readonly today: string;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(["ledger/contribution", "ledger/balance", "treasury/disbursement"]);
  const nameOf = useSourceName();
  const { form, areaId, today } = props;
  const components = useComponents(today.slice(0, 4));
  const lines = usePlanLines(areaId, today.slice(0, 4));
  return (
    <ActDialog
      endpoint={recordContribution}
      verb={t(`gifts.record.${form}`)}
      next={t(form === "money" ? "gifts.nextMoney" : "gifts.nextKind")}
      fields={[
        { name: "giver", label: t("gifts.giver"), kind: "text" },
        { name: "content", label: t("gifts.content"), kind: "text" },
        {
          name: "source",
          label: t("ledger/balance:filter.fundSource"),
          kind: "choice",
          choices: ["COMMUNITY", "ENTERPRISE", "FUND_FOR_POOR", "AID"].map((value) => ({
            value,
            label: nameOf(value),
          })),
        },
        { name: "component", label: t("ledger/balance:filter.component"), kind: "choice", choices: components },
        {
          name: "line",
          label: t("treasury/disbursement:lines.line"),
          help: t("gifts.lineHelp"),
          kind: "choice",
          choices: lines,
          optional: true,
        },
        { name: "on", label: t("gifts.on"), kind: "day", initial: today },
        ...(form === "money"
          ? [{ name: "amount", label: t("gifts.amount"), kind: "figure" as const }]
          : [
              { name: "quantity", label: t(`gifts.${form}Quantity`), kind: "figure" as const },
              {
                name: "unit",
                label: t("gifts.unit"),
                kind: "text" as const,
                ...(form === "labour" ? { initial: t("gifts.labourUnit") } : {}),
              },
              { name: "rate", label: t(`gifts.${form}Rate`), kind: "figure" as const },
            ]),
      ]}
      build={(given) => ({
        body: {
          contributionId: newId("contribution"),
          areaId,
          year: Number((given["on"] ?? "").slice(0, 4)),
          activityLineId: (given["line"] ?? "") === "" ? null : (given["line"] as Id<"activity line">),
          fundSource: given["source"] ?? "",
          component: given["component"] ?? "",
          giver: given["giver"] ?? "",
          content: given["content"] ?? "",
          givenOn: localDate(given["on"] ?? today),
          given:
            form === "money"
              ? { form, amount: toDong(readNumber(given["amount"] ?? "", 0) ?? 0) }
              : {
                  form,
                  quantityHundredths: Math.round((readNumber(given["quantity"] ?? "", 2) ?? 0) * 100),
                  unit: given["unit"] ?? "",
                  unitValue: toDong(readNumber(given["rate"] ?? "", 0) ?? 0),
                },
        },
      })}
      onClose={props.onClose}
    />
  );
}

/** Components that nothing hangs below, of the programmes whose money is used in the year. */
function useComponents(year: string) {
  const nameOf = useComponentName();
  const found = useEndpoint(listProgrammes, { query: { year } });
  const components = found.data?.rows.flatMap((one) => (one.isCurrent ? one.components : [])) ?? [];
  const above = new Set(components.map(({ parent }) => parent));
  return components.flatMap(({ code }) =>
    above.has(code) ? [] : [{ value: code, label: shortened(nameOf(code), 70) }],
  );
}

/** The activity lines of the commune's plans of the year, each once however many funds pay for it. */
function usePlanLines(areaId: string, year: string) {
  const found = useEndpoint(listHinderedLines, { query: { areaId, year } });
  const lines = new Map(
    (found.data?.rows ?? []).map((line) => [line.activityLineId, `${line.title} · ${line.component}`]),
  );
  return [...lines].map(([value, label]) => ({ value, label }));
}
