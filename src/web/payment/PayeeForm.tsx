import { useState } from "react";
import { useTranslation } from "react-i18next";
import { v7 } from "uuid";
import type { Output } from "#contract/endpoint.ts";
import type { getHousehold } from "#contract/registry/household.ts";
import type { Id } from "#kernel/id.ts";
import { useAct } from "#web/client.ts";
import { ChoiceField } from "#web/ui/field/ChoiceField.tsx";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { TextField } from "#web/ui/field/TextField.tsx";
import { useChecked } from "#web/ui/field/use-checked.ts";
import { registerPayee } from "#contract/payment/payee.ts";

/** Names who receives money from now on. Not kept as a draft: an account number does not stay on a shared computer. */
export function PayeeForm({ household }: { readonly household: Output<typeof getHousehold> }) {
  const { t } = useTranslation("payment/payee");
  const members = household.people.filter(({ memberships }) => memberships.some(({ to }) => to === null));
  const head = members.find(({ memberships }) =>
    memberships.some(({ relation, to }) => relation === "head" && to === null),
  );
  const [draft, setDraft] = useState({
    payeeId: v7() as Id<"payee">,
    personId: head?.personId ?? "",
    authorisation: "",
    method: "bank",
    bankBin: "",
    accountNumber: "",
    accountName: head?.fullName ?? "",
    cashPoint: "",
  });
  const register = useAct(registerPayee);
  const isHead = draft.personId === head?.personId;
  const asked = [
    ...(isHead ? [] : (["authorisation"] as const)),
    ...(draft.method === "bank" ? (["bankBin", "accountNumber", "accountName"] as const) : (["cashPoint"] as const)),
  ];
  const account = draft.accountNumber.replaceAll(/[\s.-]/g, "").toUpperCase();
  const check = useChecked(
    Object.fromEntries(
      (["personId", ...asked] as const).map((field) => [
        field,
        { label: t(`payee.fields.${field}`), value: draft[field] },
      ]),
    ),
    draft.method !== "bank"
      ? []
      : [
          ...(/^\d{6}$/.test(draft.bankBin) ? [] : [{ fieldId: "bankBin", message: t("payee.wrongBin") }]),
          ...(/^[0-9A-Z]{4,34}$/.test(account) ? [] : [{ fieldId: "accountNumber", message: t("payee.wrongAccount") }]),
        ],
  );
  const send = () => {
    const person = members.find(({ personId }) => personId === draft.personId);
    if (!check.passes() || person === undefined) return;
    const role = isHead
      ? { role: "head" as const }
      : { role: "authorised" as const, authorisation: draft.authorisation };
    const way =
      draft.method === "bank"
        ? { method: "bank" as const, bankBin: draft.bankBin, accountNumber: account, accountName: draft.accountName }
        : { method: "cash" as const, cashPoint: draft.cashPoint };
    register.mutate({
      params: { householdId: household.householdId },
      body: { payeeId: draft.payeeId, personId: person.personId, ...role, ...way },
    });
  };
  return (
    <FormPage
      isWithin
      title={t("payee.formTitle")}
      errors={check.errors}
      problem={register.error}
      next={t("payee.next")}
      verb={t("payee.verb")}
      onSubmit={send}
      pending={register.isPending}
    >
      <ChoiceField
        id="personId"
        label={t("payee.fields.personId")}
        value={draft.personId}
        error={check.errorOf("personId")}
        choices={members.map(({ personId, fullName }) => ({ value: personId, label: fullName ?? "" }))}
        onChange={(personId) => setDraft({ ...draft, personId })}
      />
      <ChoiceField
        id="method"
        label={t("payee.method")}
        value={draft.method}
        choices={(["bank", "cash"] as const).map((method) => ({ value: method, label: t(`payee.methods.${method}`) }))}
        onChange={(method) => setDraft({ ...draft, method })}
      />
      {asked.map((field) => (
        <TextField
          key={field}
          id={field}
          label={t(`payee.fields.${field}`)}
          help={t(`payee.help.${field}`)}
          kind={field === "bankBin" ? "figure" : "text"}
          value={draft[field]}
          error={check.errorOf(field)}
          onChange={(value) => setDraft({ ...draft, [field]: value })}
        />
      ))}
    </FormPage>
  );
}
