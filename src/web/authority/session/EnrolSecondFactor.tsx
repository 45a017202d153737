import { Button, Code, Group, Modal, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { enrolSecondFactor } from "#contract/authority/session.ts";
import { useAct } from "#web/client.ts";
import { downloadText } from "#web/ui/list/download-text.ts";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { TextField } from "#web/ui/field/TextField.tsx";
import { PasswordField } from "./PasswordField.tsx";
import { randomBase32 } from "./random-base32.ts";

/** The secret and the backup codes are made here and sent once, sealed by the server; no answer ever carries them. */
export function EnrolSecondFactor({ userName, onClose }: { readonly userName: string; readonly onClose: () => void }) {
  const { t } = useTranslation("authority/session");
  const { t: ui } = useTranslation("ui");
  const [secret] = useState(() => randomBase32(32));
  const [backupCodes] = useState(() => Array.from({ length: 10 }, () => `${randomBase32(5)}-${randomBase32(5)}`));
  const [currentPassword, setPassword] = useState("");
  const [code, setCode] = useState("");
  const uri = `otpauth://totp/Vuon:${encodeURIComponent(userName)}?secret=${secret}&issuer=Vuon`;
  const { data: picture } = useQuery({
    queryKey: ["second-factor.picture", uri],
    queryFn: async () => (await import("qrcode")).toDataURL(uri, { width: 220, margin: 2 }),
    gcTime: 0,
  });
  const act = useAct(enrolSecondFactor);
  return (
    <Modal
      opened
      onClose={onClose}
      title={<Text fw={600}>{t("factor.enrol")}</Text>}
      closeButtonProps={{ "aria-label": ui("close") }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          act.mutate(
            { body: { currentPassword, secret, code: code.replaceAll(/\s/g, ""), backupCodes } },
            { onSuccess: onClose },
          );
        }}
      >
        <Stack>
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
          <TextField id="second-factor-code" label={t("signIn.code")} kind="figure" value={code} onChange={setCode} />
          <PasswordField
            label={t("password.current")}
            autoComplete="current-password"
            value={currentPassword}
            onChange={setPassword}
          />
          <Text>{t("factor.next")}</Text>
          <ErrorState error={act.error} />
          <Button type="submit" loading={act.isPending}>
            {t("factor.enrol")}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
