import { PasswordInput, Text } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changePassword } from "#contract/authority/session.ts";
import { useAct } from "#web/client.ts";
import { paths } from "#web/paths.ts";
import { useSession } from "#web/session.ts";
import { Field } from "#web/ui/field/Field.tsx";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { Notice } from "#web/ui/page/Notices.tsx";
import { useChecked } from "#web/ui/field/use-checked.ts";

const fields = ["current", "next", "again"] as const;

/** One's own password. Anyone who signed in with a one-time password comes here first, and goes on to where they wanted to go. */
export function ChangePasswordPage({ to }: { readonly to?: string | undefined }) {
  const { t } = useTranslation("authority/post");
  const router = useRouter();
  const { data: session } = useSession();
  const [values, setValues] = useState({ current: "", next: "", again: "" });
  const change = useAct(changePassword);
  const isForced = session?.mustChangePassword === true;
  const labels = {
    current: t(isForced ? "password.oneTime" : "password.current"),
    next: t("password.next"),
    again: t("password.again"),
  };
  const check = useChecked(
    Object.fromEntries(fields.map((field) => [field, { label: labels[field], value: values[field] }])),
    values.again === values.next ? [] : [{ fieldId: "again", message: t("password.notTheSame") }],
  );
  const send = () => {
    if (!check.passes()) return;
    change.mutate(
      { body: { currentPassword: values.current, newPassword: values.next } },
      // Only addresses of this place: "//elsewhere" is another host.
      { onSuccess: () => router.history.push(to !== undefined && /^\/(?!\/)/.test(to) ? to : paths.home()) },
    );
  };
  return (
    <FormPage
      title={t("password.title")}
      notices={isForced && <Notice>{t("password.forced")}</Notice>}
      intro={<Text>{t("password.rule")}</Text>}
      errors={check.errors}
      problem={change.error}
      next={t("password.after")}
      verb={t("password.verb")}
      onSubmit={send}
      pending={change.isPending}
    >
      {fields.map((field) => (
        <Field key={field} id={field} label={labels[field]} error={check.errorOf(field)}>
          {(wiring) => (
            <PasswordInput
              {...wiring}
              autoComplete={field === "current" ? "current-password" : "new-password"}
              visibilityToggleButtonProps={{ "aria-hidden": true }}
              value={values[field]}
              onChange={(event) => setValues({ ...values, [field]: event.currentTarget.value })}
            />
          )}
        </Field>
      ))}
    </FormPage>
  );
}
