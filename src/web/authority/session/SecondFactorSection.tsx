import { Button, Group, Modal, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { removeSecondFactor } from "#contract/authority/session.ts";
import type { getOwnAccess } from "#contract/authority/session.ts";
import type { Output } from "#contract/endpoint.ts";
import { useAct } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { EnrolSecondFactor } from "./EnrolSecondFactor.tsx";
import { PasswordField } from "./PasswordField.tsx";

export function SecondFactorSection(props: {
  readonly factor: Output<typeof getOwnAccess>["secondFactor"];
  readonly userName: string;
}) {
  const { t } = useTranslation("authority/session");
  const { instant, number } = useFormat();
  const [opened, open] = useState<"enrol" | "remove">();
  const { factor } = props;
  const close = () => open(undefined);
  return (
    <Stack gap="sm" component="section">
      <Title order={2}>{t("factor.title")}</Title>
      <Text>
        {factor === null
          ? t("factor.none")
          : t("factor.since", { at: instant(factor.enrolledAt), count: Number(number(factor.backupCodesLeft)) })}
      </Text>
      <Group>
        <Button variant="default" onClick={() => open(factor === null ? "enrol" : "remove")}>
          {t(factor === null ? "factor.enrol" : "factor.remove")}
        </Button>
      </Group>
      {opened === "enrol" && <EnrolSecondFactor userName={props.userName} onClose={close} />}
      {opened === "remove" && <RemoveSecondFactor onClose={close} />}
    </Stack>
  );
}

function RemoveSecondFactor({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation("authority/session");
  const { t: ui } = useTranslation("ui");
  const [currentPassword, setPassword] = useState("");
  const act = useAct(removeSecondFactor);
  return (
    <Modal
      opened
      onClose={onClose}
      title={<Text fw={600}>{t("factor.remove")}</Text>}
      closeButtonProps={{ "aria-label": ui("close") }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          act.mutate({ body: { currentPassword } }, { onSuccess: onClose });
        }}
      >
        <Stack>
          <PasswordField
            label={t("password.current")}
            autoComplete="current-password"
            value={currentPassword}
            onChange={setPassword}
          />
          <Text>{t("factor.removeNext")}</Text>
          <ErrorState error={act.error} />
          <Button type="submit" loading={act.isPending}>
            {t("factor.remove")}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
