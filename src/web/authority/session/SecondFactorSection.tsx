import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { removeSecondFactor } from "#contract/authority/session.ts";
import type { getOwnAccess } from "#contract/authority/session.ts";
import type { Output } from "#contract/endpoint.ts";
import { useFormat } from "#web/format/use-format.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import { EnrolSecondFactor } from "./EnrolSecondFactor.tsx";

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
  return (
    <ActDialog
      endpoint={removeSecondFactor}
      verb={t("factor.remove")}
      next={t("factor.removeNext")}
      fields={[{ path: "currentPassword", label: t("password.current") }]}
      onClose={onClose}
    />
  );
}
