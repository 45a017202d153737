import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { registerPayee } from "#contract/payment/payee.ts";
import type { getHousehold } from "#contract/registry/household.ts";
import { newId } from "#contract/new-id.ts";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { useContractForm } from "#web/ui/field/use-contract-form.ts";

const ofBank = ["bankBin", "accountNumber", "accountName"] as const;

/** Names who receives money from now on. Not kept as a draft: an account number does not stay on a shared computer. */
export function PayeeForm({ household }: { readonly household: Output<typeof getHousehold> }) {
  const { t } = useTranslation("payment/payee");
  const members = household.people.filter(({ memberships }) => memberships.some(({ to }) => to === null));
  const head = members.find(({ memberships }) =>
    memberships.some(({ relation, to }) => relation === "head" && to === null),
  );
  const form = useContractForm(registerPayee, {
    initial: {
      householdId: household.householdId,
      payeeId: newId("payee"),
      personId: head?.personId ?? "",
      method: "bank",
      accountName: head?.fullName ?? "",
    },
    complete: ({ authorisation, bankBin, accountNumber, accountName, cashPoint, ...values }) => ({
      ...values,
      ...(values.personId === head?.personId ? { role: "head" } : { role: "authorised", authorisation }),
      ...(values.method === "bank"
        ? { bankBin, accountName, accountNumber: accountNumber?.replaceAll(/[\s.-]/g, "").toUpperCase() }
        : { cashPoint }),
    }),
    check: ({ method, bankBin = "", accountNumber = "" }) => ({
      bankBin: method === "bank" && bankBin !== "" && !/^\d{6}$/.test(bankBin) ? t("payee.wrongBin") : undefined,
      accountNumber:
        method === "bank" && accountNumber !== "" && !/^[0-9A-Z]{4,34}$/i.test(accountNumber.replaceAll(/[\s.-]/g, ""))
          ? t("payee.wrongAccount")
          : undefined,
    }),
  });
  const { personId, method } = form.values;
  const asked = [
    ...(personId === head?.personId ? [] : (["authorisation"] as const)),
    ...(method === "bank" ? ofBank : (["cashPoint"] as const)),
  ];
  return (
    <FormPage isWithin title={t("payee.formTitle")} next={t("payee.next")} verb={t("payee.verb")} form={form}>
      <form.Field
        path="personId"
        label={t("payee.fields.personId")}
        choices={members.map((member) => ({ value: member.personId, label: member.fullName ?? "" }))}
      />
      <form.Field
        path="method"
        label={t("payee.method")}
        choices={(["bank", "cash"] as const).map((value) => ({ value, label: t(`payee.methods.${value}`) }))}
      />
      {asked.map((field) => (
        <form.Field
          key={field}
          path={field}
          label={t(`payee.fields.${field}`)}
          help={t(`payee.help.${field}`)}
          isNeeded
        />
      ))}
    </FormPage>
  );
}
