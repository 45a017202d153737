import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { getDebtorAccount, recordDebtorAccount } from "#contract/payment/office.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { newId } from "#contract/new-id.ts";
import { useMay } from "#web/session.ts";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { PageSkeleton } from "#web/ui/page/Skeletons.tsx";
import { useContractForm } from "#web/ui/field/use-contract-form.ts";

type Account = Output<typeof getDebtorAccount>["account"];

/** The account that the commune pays from, which every payment file names. */
export function DebtorAccountPage({ communeId }: { readonly communeId: string }) {
  const found = useEndpoint(getDebtorAccount, { params: { communeId } });
  if (found.error !== null) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined) return <PageSkeleton />;
  const { account } = found.data;
  return <DebtorAccountForm key={account?.debtorAccountId} communeId={communeId} account={account} />;
}

function DebtorAccountForm({ communeId, account }: { readonly communeId: string; readonly account: Account }) {
  const { t } = useTranslation(["payment/batch", "payment/payee"]);
  const { instant } = useFormat();
  const may = useMay();
  const fields = ["holder", "bankBin", "accountNumber"] as const;
  const { holder = "", bankBin = "", accountNumber = "" } = account ?? {};
  const form = useContractForm(recordDebtorAccount, {
    initial: { communeId, debtorAccountId: newId("debtor account"), holder, bankBin, accountNumber },
    check: (values) => ({
      bankBin: isWritten(values.bankBin, /^\d{6}$/) ? undefined : t("payment/payee:payee.wrongBin"),
      accountNumber: isWritten(values.accountNumber, /^[0-9A-Z]{4,34}$/)
        ? undefined
        : t("payment/payee:payee.wrongAccount"),
    }),
  });
  const stands =
    account === null
      ? t("debtor.none")
      : t("debtor.stands", { at: instant(account.recordedAt), officer: account.recordedBy });
  if (!may("payment.recordDebtorAccount"))
    return (
      <Text>{account === null ? stands : `${account.holder} · ${account.bankBin} · ${account.accountNumber}`}</Text>
    );
  return (
    <FormPage title={t("debtor.title")} intro={stands} next={t("debtor.next")} verb={t("debtor.verb")} form={form}>
      {fields.map((field) => (
        <form.Field key={field} path={field} label={t(`debtor.${field}`)} />
      ))}
    </FormPage>
  );
}

/** What is empty is said to be missing, not to be wrong. */
function isWritten(text: string | undefined, shape: RegExp): boolean {
  return text === undefined || text === "" || shape.test(text);
}
