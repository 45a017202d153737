import { Text } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { changePassword } from "#contract/authority/session.ts";
import { passwordInput } from "#contract/input.ts";
import { paths } from "#web/paths.ts";
import { useSession } from "#web/session.ts";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { Notice } from "#web/ui/page/Notices.tsx";
import { useContractForm } from "#web/ui/field/use-contract-form.ts";

const besides = z.object({ again: passwordInput });

/** One's own password. Anyone who signed in with a one-time password comes here first, and goes on to where they wanted to go. */
export function ChangePasswordPage({ to }: { readonly to?: string | undefined }) {
  const { t } = useTranslation("authority/post");
  const router = useRouter();
  const { data: session } = useSession();
  const isForced = session?.mustChangePassword === true;
  const form = useContractForm(changePassword, {
    besides,
    check: ({ newPassword, again }) => ({ again: newPassword === again ? undefined : t("password.notTheSame") }),
    // Only addresses of this place: "//elsewhere" is another host.
    onDone: () => router.history.push(to !== undefined && /^\/(?!\/)/.test(to) ? to : paths.home()),
  });
  return (
    <FormPage
      title={t("password.title")}
      notices={isForced && <Notice>{t("password.forced")}</Notice>}
      intro={<Text>{t("password.rule")}</Text>}
      next={t("password.after")}
      verb={t("password.verb")}
      form={form}
    >
      <form.Field path="currentPassword" label={t(isForced ? "password.oneTime" : "password.current")} />
      <form.Field path="newPassword" label={t("password.next")} />
      <form.Field path="again" label={t("password.again")} />
    </FormPage>
  );
}
