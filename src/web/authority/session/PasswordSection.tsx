import { Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changePassword } from "#contract/authority/session.ts";
import { passwordLength } from "#programme/authority/session/password.ts";
import { useAct } from "#web/client.ts";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { PasswordField } from "./PasswordField.tsx";

export function PasswordSection() {
  const { t } = useTranslation("authority/session");
  const [currentPassword, setCurrent] = useState("");
  const [newPassword, setNew] = useState("");
  const [again, setAgain] = useState("");
  const [differs, setDiffers] = useState(false);
  const act = useAct(changePassword);
  function submit(): void {
    setDiffers(newPassword !== again);
    if (newPassword !== again) return;
    act.mutate(
      { body: { currentPassword, newPassword } },
      {
        onSuccess: () => {
          setCurrent("");
          setNew("");
          setAgain("");
        },
      },
    );
  }
  return (
    <FormPage
      title={t("password.title")}
      isWithin
      next={t("password.next")}
      verb={t("password.verb")}
      onSubmit={submit}
      pending={act.isPending}
      problem={act.error}
    >
      <PasswordField
        label={t("password.current")}
        autoComplete="current-password"
        value={currentPassword}
        onChange={setCurrent}
      />
      <PasswordField
        label={t("password.new")}
        autoComplete="new-password"
        help={t("password.help", { atLeast: passwordLength.atLeast })}
        value={newPassword}
        onChange={setNew}
      />
      <PasswordField
        label={t("password.again")}
        autoComplete="new-password"
        value={again}
        onChange={setAgain}
        error={differs ? t("password.differs") : undefined}
      />
      {act.data !== undefined && <Text role="status">{t("password.done", { count: act.data.ended })}</Text>}
    </FormPage>
  );
}
