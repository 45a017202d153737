import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addPasskey, getPasskeyOptions, removePasskey } from "#contract/authority/session.ts";
import type { getOwnAccess } from "#contract/authority/session.ts";
import { ApiProblem } from "#contract/client.ts";
import type { Ask } from "#contract/client.ts";
import type { Output } from "#contract/endpoint.ts";
import { askServer, useAct } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useRefusalText } from "#web/refusal-text.ts";
import { ConfirmAct } from "#web/ui/act/ConfirmAct.tsx";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { PasswordField } from "#web/ui/field/PasswordField.tsx";
import { TextField } from "#web/ui/field/TextField.tsx";

type OwnPasskey = Output<typeof getOwnAccess>["passkeys"][number];

export function PasskeysSection(props: {
  readonly passkeys: readonly OwnPasskey[];
  readonly hasPassword: boolean;
  /** Why none can be added where this page is open. */
  readonly whyNone: Parameters<ReturnType<typeof useRefusalText>>[0] | undefined;
}) {
  const refusalText = useRefusalText();
  const { t } = useTranslation("authority/session");
  const { instant } = useFormat();
  const [isAdding, setAdding] = useState(false);
  const [removed, setRemoved] = useState<OwnPasskey>();
  const removing = useAct(removePasskey);
  return (
    <Stack gap="sm">
      <RowsSection
        title={t("passkeys.title")}
        rows={props.passkeys}
        error={null}
        exportName="passkeys"
        rowKey={(row) => row.passkeyId}
        empty={{ why: t("passkeys.none") }}
        columns={[
          { key: "label", head: t("passkeys.name"), text: (row) => row.label, onPhone: true },
          { key: "added", head: t("passkeys.added"), text: (row) => instant(row.addedAt) },
          {
            key: "used",
            head: t("passkeys.used"),
            text: (row) => (row.usedAt === null ? t("passkeys.never") : instant(row.usedAt)),
            onPhone: true,
          },
          {
            key: "remove",
            head: t("passkeys.remove"),
            text: () => "",
            cell: (row) => (
              <Button
                variant="default"
                aria-label={t("passkeys.removeNamed", { name: row.label })}
                onClick={() => setRemoved(row)}
              >
                {t("passkeys.remove")}
              </Button>
            ),
            onPhone: true,
          },
        ]}
      />
      <Text>{t("passkeys.lead")}</Text>
      {props.whyNone === undefined ? (
        <Group>
          <Button variant="default" onClick={() => setAdding(true)}>
            {t("passkeys.add")}
          </Button>
        </Group>
      ) : (
        <Text role="note">{refusalText(props.whyNone)}</Text>
      )}
      {isAdding && <AddPasskey hasPassword={props.hasPassword} onClose={() => setAdding(false)} />}
      <ConfirmAct
        opened={removed !== undefined}
        title={t("passkeys.remove")}
        changes={[t("passkeys.removes", { name: removed?.label ?? "" })]}
        verb={t("passkeys.remove")}
        pending={removing.isPending}
        error={removing.error}
        onConfirm={() =>
          removed !== undefined &&
          removing.mutate({ params: { passkeyId: removed.passkeyId } }, { onSuccess: () => setRemoved(undefined) })
        }
        onClose={() => setRemoved(undefined)}
      />
    </Stack>
  );
}

function AddPasskey({ hasPassword, onClose }: { readonly hasPassword: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation("authority/session");
  const { t: ui } = useTranslation("ui");
  const [label, setLabel] = useState("");
  const [currentPassword, setPassword] = useState("");
  const act = useAct(addPasskey);
  const made = useMutation({
    mutationFn: async () => {
      const { startRegistration } = await import("@simplewebauthn/browser");
      const options = await askServer(getPasskeyOptions);
      return startRegistration({
        optionsJSON: options as unknown as Parameters<typeof startRegistration>[0]["optionsJSON"],
      });
    },
    onSuccess: (response) => {
      type Response = NonNullable<Ask<typeof addPasskey>["body"]>["response"];
      const password = hasPassword ? { currentPassword } : {};
      act.mutate({ body: { ...password, label, response: response as unknown as Response } }, { onSuccess: onClose });
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={<Text fw={600}>{t("passkeys.add")}</Text>}
      closeButtonProps={{ "aria-label": ui("close") }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          made.mutate();
        }}
      >
        <Stack>
          <TextField
            id="passkey-label"
            label={t("passkeys.name")}
            help={t("passkeys.nameHelp")}
            value={label}
            onChange={setLabel}
          />
          {hasPassword && (
            <PasswordField label={t("password.current")} isCurrent value={currentPassword} onChange={setPassword} />
          )}
          <Text>{t("passkeys.addNext")}</Text>
          {made.error instanceof ApiProblem && <ErrorState error={made.error} />}
          {made.error !== null && !(made.error instanceof ApiProblem) && (
            <Text role="alert">{t("passkeys.stopped")}</Text>
          )}
          <ErrorState error={act.error} />
          <Button type="submit" loading={made.isPending || act.isPending}>
            {t("passkeys.add")}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
