import { Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { v7 } from "uuid";
import type { Output } from "#contract/endpoint.ts";
import { getDebtorAccount, recordDebtorAccount } from "#contract/payment/office.ts";
import type { Id } from "#kernel/id.ts";
import { useAct, useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useMay } from "#web/session.ts";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { PageSkeleton } from "#web/ui/page/Skeletons.tsx";
import { TextField } from "#web/ui/field/TextField.tsx";
import { useChecked } from "#web/ui/field/use-checked.ts";

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
  const record = useAct(recordDebtorAccount);
  const [draft, setDraft] = useState({
    debtorAccountId: v7() as Id<"debtor account">,
    holder: account?.holder ?? "",
    bankBin: account?.bankBin ?? "",
    accountNumber: account?.accountNumber ?? "",
  });
  const fields = ["holder", "bankBin", "accountNumber"] as const;
  const check = useChecked(
    Object.fromEntries(fields.map((field) => [field, { label: t(`debtor.${field}`), value: draft[field] }])),
    [
      ...(/^\d{6}$/.test(draft.bankBin) ? [] : [{ fieldId: "bankBin", message: t("payment/payee:payee.wrongBin") }]),
      ...(/^[0-9A-Z]{4,34}$/.test(draft.accountNumber)
        ? []
        : [{ fieldId: "accountNumber", message: t("payment/payee:payee.wrongAccount") }]),
    ],
  );
  const stands =
    account === null
      ? t("debtor.none")
      : t("debtor.stands", { at: instant(account.recordedAt), officer: account.recordedBy });
  if (!may("payment.recordDebtorAccount"))
    return (
      <Text>{account === null ? stands : `${account.holder} · ${account.bankBin} · ${account.accountNumber}`}</Text>
    );
  return (
    <FormPage
      title={t("debtor.title")}
      intro={stands}
      errors={check.errors}
      problem={record.error}
      next={t("debtor.next")}
      verb={t("debtor.verb")}
      onSubmit={() => {
        if (check.passes()) record.mutate({ params: { communeId }, body: draft });
      }}
      pending={record.isPending}
    >
      {fields.map((field) => (
        <TextField
          key={field}
          id={field}
          label={t(`debtor.${field}`)}
          value={draft[field]}
          error={check.errorOf(field)}
          onChange={(value) => setDraft({ ...draft, [field]: value })}
        />
      ))}
    </FormPage>
  );
}
