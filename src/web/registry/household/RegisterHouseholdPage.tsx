import { Button, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { v7 } from "uuid";
import { listEthnicities } from "#contract/area/area.ts";
import { registerHousehold } from "#contract/registry/household.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { useEndpoint } from "#web/client.ts";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { useContractForm } from "#web/ui/field/use-contract-form.ts";
import { RegisterMember } from "./RegisterMember.tsx";
import { RegisterPlace } from "./RegisterPlace.tsx";
import { newDraft, newMemberDraft, wrongNumbers } from "./register-draft.ts";

/** The form of a new household, kept while the tab is open: a shared computer must not remember a personal number for longer. */
export function RegisterHouseholdPage(props: {
  readonly communes: readonly { readonly areaId: string; readonly areaName: string }[];
  readonly today: LocalDate;
  readonly onDone: (householdId: string) => void;
}) {
  const { t } = useTranslation("registry/household");
  const form = useContractForm(registerHousehold, {
    initial: newDraft(v7, props.today, props.communes[0]?.areaId ?? ""),
    keepAs: "register-household",
    keyAt: "householdId",
    also: (path) => (path === "communeId" ? { villageId: "" } : undefined),
    check: (values) =>
      Object.fromEntries(wrongNumbers(values).map((at) => [`members.${at}.personalId`, t("register.wrongPersonalId")])),
    onDone: ({ householdId }) => props.onDone(householdId),
  });
  const ethnicities = useEndpoint(listEthnicities);
  const { members = [] } = form.values;
  return (
    <FormPage
      title={t("register.title")}
      intro={t("register.saved")}
      next={t("register.next")}
      verb={t("register.send")}
      form={form}
    >
      <Title order={2}>{t("register.step.place")}</Title>
      <RegisterPlace form={form} communes={props.communes} />
      <Title order={2}>{t("register.step.people")}</Title>
      {members.map((member, at) => (
        <RegisterMember
          key={member.personId}
          form={form}
          at={at}
          title={at === 0 ? t("register.head") : t("register.member", { number: at + 1 })}
          onRemove={
            at === 0
              ? undefined
              : () =>
                  form.set(
                    "members",
                    members.filter((known) => known !== member),
                  )
          }
          ethnicities={ethnicities.data?.rows ?? []}
        />
      ))}
      <Button variant="default" onClick={() => form.set("members", [...members, newMemberDraft(v7, "child")])}>
        {t("register.addMember")}
      </Button>
    </FormPage>
  );
}
