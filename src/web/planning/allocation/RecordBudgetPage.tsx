import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { recordBudget } from "#contract/planning/formula-run.ts";
import { listProgrammes } from "#contract/planning/programme.ts";
import { dong } from "#kernel/money.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { areaOfSession, useSession } from "#web/session.ts";
import type { Session } from "#web/session.ts";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { PageSkeleton } from "#web/ui/page/Skeletons.tsx";
import { useContractForm } from "#web/ui/field/use-contract-form.ts";
import { BudgetLineFields } from "./BudgetLineFields.tsx";
import { readMoney } from "#web/format/money.ts";

export function RecordBudgetPage() {
  const session = useSession();
  return session.data === undefined ? <PageSkeleton /> : <RecordBudgetForm session={session.data} />;
}

/** Money of a source that the province has received. The same reference of a line is posted once, however often it is sent. */
function RecordBudgetForm({ session }: { readonly session: Session }) {
  const { t } = useTranslation("planning/allocation");
  const { money } = useFormat();
  const router = useRouter();
  const programmes = useEndpoint(listProgrammes);
  const year = session.today.slice(0, 4);
  const form = useContractForm(recordBudget, {
    initial: { areaId: areaOfSession(session), year, originYear: year },
    keepAs: "budget",
    // Money is of its own year until another is said.
    also: (path, value, before) =>
      path === "year" && before.originYear === before.year ? { originYear: value } : undefined,
    check: (values) => ({
      originYear:
        Number(values.originYear) > Number(values.year)
          ? t("budget.originAfterYear", { year: values.year })
          : undefined,
    }),
    onDone: () => router.history.push(paths.ledger()),
  });
  const amount = readMoney(form.values.amount ?? "");
  return (
    <FormPage
      title={t("budget.title")}
      next={amount === undefined ? t("budget.next") : t("budget.nextAmount", { amount: money(dong(amount)) })}
      verb={t("budget.verb")}
      form={form}
    >
      <BudgetLineFields programmes={programmes.data?.rows} />
      <form.Field path="originYear" label={t("budget.originYear")} help={t("budget.originYearHelp")} />
      <form.Field path="reference" label={t("budget.reference")} help={t("budget.referenceHelp")} />
    </FormPage>
  );
}
