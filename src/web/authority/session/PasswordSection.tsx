import { Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { passwordInput } from "#contract/input.ts";
import { changePassword } from "#contract/authority/session.ts";
import { passwordLength } from "#programme/authority/session/password.ts";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { useContractForm } from "#web/ui/field/use-contract-form.ts";

const besides = z.object({ again: passwordInput });

export function PasswordSection() {
  const [changes, setChanges] = useState<readonly number[]>([]);
  // Once it is changed an empty form takes its place.
  return (
    <PasswordForm key={changes.length} ended={changes.at(-1)} onChanged={(ended) => setChanges([...changes, ended])} />
  );
}

function PasswordForm(props: { readonly ended: number | undefined; readonly onChanged: (ended: number) => void }) {
  const { t } = useTranslation("authority/session");
  const form = useContractForm(changePassword, {
    besides,
    check: ({ newPassword, again }) => ({ again: newPassword === again ? undefined : t("password.differs") }),
    onDone: ({ ended }) => props.onChanged(ended),
  });
  return (
    <FormPage title={t("password.title")} isWithin next={t("password.next")} verb={t("password.verb")} form={form}>
      <form.Field path="currentPassword" label={t("password.current")} />
      <form.Field
        path="newPassword"
        label={t("password.new")}
        help={t("password.help", { atLeast: passwordLength.atLeast })}
      />
      <form.Field path="again" label={t("password.again")} />
      {props.ended !== undefined && <Text role="status">{t("password.done", { count: props.ended })}</Text>}
    </FormPage>
  );
}
