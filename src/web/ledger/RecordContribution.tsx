import { useTranslation } from "react-i18next";
import { listHinderedLines } from "#contract/treasury/disbursement.ts";
import { useEndpoint } from "#web/client.ts";
import { readNumber } from "#web/format/read-number.ts";
import { newId } from "#contract/new-id.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import type { WrittenAsk } from "#web/ui/form/written.ts";
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
      initial={{
        contributionId: newId("contribution"),
        areaId,
        givenOn: today,
        given: { form, ...(form === "labour" ? { unit: t("gifts.labourUnit") } : {}) },
      }}
      complete={(values) => ({
        ...values,
        year: values.givenOn?.slice(0, 4),
        ...(form === "money" ? {} : { given: inHundredths(values.given) }),
      })}
      fields={[
        { path: "giver", label: t("gifts.giver") },
        { path: "content", label: t("gifts.content") },
        {
          path: "fundSource",
          label: t("ledger/balance:filter.fundSource"),
          choices: ["COMMUNITY", "ENTERPRISE", "FUND_FOR_POOR", "AID"].map((value) => ({
            value,
            label: nameOf(value),
          })),
        },
        { path: "component", label: t("ledger/balance:filter.component"), choices: components },
        {
          path: "activityLineId",
          label: t("treasury/disbursement:lines.line"),
          help: t("gifts.lineHelp"),
          choices: lines,
        },
        { path: "givenOn", label: t("gifts.on") },
        ...(form === "money"
          ? [{ path: "given.amount" as const, label: t("gifts.amount") }]
          : [
              { path: "given.quantityHundredths" as const, label: t(`gifts.${form}Quantity`) },
              { path: "given.unit" as const, label: t("gifts.unit") },
              { path: "given.unitValue" as const, label: t(`gifts.${form}Rate`) },
            ]),
      ]}
      onClose={props.onClose}
    />
  );
}

type Given = NonNullable<WrittenAsk<typeof recordContribution>["given"]>;

/** A quantity is typed in whole units, with two decimals at most. */
function inHundredths(given: Given | undefined): Given | undefined {
  const quantity = readNumber(String(given?.quantityHundredths ?? ""), 2);
  return quantity === undefined ? given : { ...given, quantityHundredths: Math.round(quantity * 100) };
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
