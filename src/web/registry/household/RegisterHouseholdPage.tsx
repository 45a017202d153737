import { Button, Title } from "@mantine/core";
import { useSessionStorage } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { v7 } from "uuid";
import { registerHousehold } from "#contract/registry/household.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { RegisterMember } from "./RegisterMember.tsx";
import { RegisterPlace } from "./RegisterPlace.tsx";
import { errorsOf, newDraft, newMemberDraft, registrationOf } from "./register-draft.ts";
import type { MemberDraft, RegisterDraft } from "./register-draft.ts";
import { useAct, useEndpoint } from "#web/client.ts";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { listEthnicities } from "#contract/area/area.ts";

/** The form of a new household, kept while the tab is open: a shared computer must not remember a personal number for longer. */
export function RegisterHouseholdPage(props: {
  readonly communes: readonly { readonly areaId: string; readonly areaName: string }[];
  readonly today: LocalDate;
  readonly onDone: (householdId: string) => void;
}) {
  const { t } = useTranslation("registry/household");
  const [draft, setDraft, removeDraft] = useSessionStorage<RegisterDraft>({
    key: "vuon.register-household",
    defaultValue: newDraft(v7, props.today, props.communes[0]?.areaId ?? ""),
    getInitialValueInEffect: false,
  });
  const [checked, check] = useState(false);
  const register = useAct(registerHousehold);
  const ethnicities = useEndpoint(listEthnicities);
  const errors = checked ? errorsOf(draft) : new Map();
  const errorAt = (field: string) => {
    const error: unknown = errors.get(field);
    return error === undefined
      ? undefined
      : error === "required"
        ? t("register.required")
        : t("register.wrongPersonalId");
  };
  const setMember = (at: number, member: MemberDraft) =>
    setDraft({ ...draft, members: draft.members.map((known, position) => (position === at ? member : known)) });

  const send = () => {
    check(true);
    const body = registrationOf(draft);
    if (body === undefined) return;
    register.mutate(
      { body, key: body.householdId },
      {
        onSuccess: ({ householdId }) => {
          removeDraft();
          props.onDone(householdId);
        },
      },
    );
  };
  return (
    <FormPage
      title={t("register.title")}
      intro={t("register.saved")}
      problem={register.error}
      next={t("register.next")}
      verb={t("register.send")}
      onSubmit={send}
      pending={register.isPending}
    >
      <Title order={2}>{t("register.step.place")}</Title>
      <RegisterPlace draft={draft} communes={props.communes} onChange={setDraft} errorAt={errorAt} />
      <Title order={2}>{t("register.step.people")}</Title>
      {draft.members.map((member, at) => (
        <RegisterMember
          key={member.personId}
          member={member}
          title={at === 0 ? t("register.head") : t("register.member", { number: at + 1 })}
          onChange={(changed) => setMember(at, changed)}
          onRemove={
            at === 0
              ? undefined
              : () => setDraft({ ...draft, members: draft.members.filter((known) => known !== member) })
          }
          ethnicities={ethnicities.data?.rows ?? []}
          errorAt={(field) => errorAt(`members.${at}.${field}`)}
        />
      ))}
      <Button
        variant="default"
        onClick={() => setDraft({ ...draft, members: [...draft.members, newMemberDraft(v7, "child")] })}
      >
        {t("register.addMember")}
      </Button>
    </FormPage>
  );
}
