import { Button, Code, Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { enrolSecondFactor } from "#contract/authority/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import { FormField } from "#web/ui/field/FormField.tsx";
import { downloadText } from "#web/ui/list/download-text.ts";
import { randomBase32 } from "./random-base32.ts";

/** The secret and the backup codes are made here and sent once, sealed by the server; no answer ever carries them. */
export function EnrolSecondFactor({ userName, onClose }: { readonly userName: string; readonly onClose: () => void }) {
  const { t } = useTranslation("authority/session");
  const [secret] = useState(() => randomBase32(32));
  const [backupCodes] = useState(() => Array.from({ length: 10 }, () => `${randomBase32(5)}-${randomBase32(5)}`));
  const uri = `otpauth://totp/Vuon:${encodeURIComponent(userName)}?secret=${secret}&issuer=Vuon`;
  const { data: picture } = useQuery({
    queryKey: ["second-factor.picture", uri],
    queryFn: async () => (await import("qrcode")).toDataURL(uri, { width: 220, margin: 2 }),
    gcTime: 0,
  });
  return (
    <ActDialog
      endpoint={enrolSecondFactor}
      verb={t("factor.enrol")}
      next={t("factor.next")}
      initial={{ secret, backupCodes }}
      complete={(values) => ({ ...values, code: values.code?.replaceAll(/\s/g, "") })}
      onClose={onClose}
    >
      <Text>{t("factor.scan")}</Text>
      {picture !== undefined && <img src={picture} alt={t("factor.picture")} width={220} height={220} />}
      <Text>
        {t("factor.byHand")} <Code>{secret.replaceAll(/(.{4})(?!$)/g, "$1 ")}</Code>
      </Text>
      <Text fw={600}>{t("factor.codes")}</Text>
      <Text>{t("factor.codesLead")}</Text>
      <Code block>{backupCodes.join("\n")}</Code>
      <Group>
        <Button
          variant="default"
          onClick={() => downloadText("vuon-backup-codes.txt", `${backupCodes.join("\n")}\n`, "text/plain")}
        >
          {t("factor.download")}
        </Button>
      </Group>
      <FormField path="code" label={t("signIn.code")} />
      <FormField path="currentPassword" label={t("password.current")} />
    </ActDialog>
  );
}
