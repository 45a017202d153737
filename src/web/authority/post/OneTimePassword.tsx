import { Alert, Button, Code, CopyButton, Group, Stack, Text } from "@mantine/core";
import { IconKey } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { resetPassword } from "#contract/authority/post.ts";
import type { Output } from "#contract/endpoint.ts";
import { useFormat } from "#web/format/use-format.ts";

/** The one-time password, which stands here and nowhere else, until the page is left. */
export function OneTimePassword(props: {
  readonly userName: string;
  readonly shown: Pick<Output<typeof resetPassword>, "oneTimePassword" | "usableUntil">;
}) {
  const { t } = useTranslation("authority/post");
  const { instant } = useFormat();
  const { oneTimePassword, usableUntil } = props.shown;
  return (
    <Alert role="status" variant="outline" icon={<IconKey aria-hidden />} title={t("oneTime.title")} my="md">
      <Stack gap="sm" align="flex-start">
        <Text>{t("oneTime.for", { userName: props.userName })}</Text>
        <Group gap="sm">
          <Code fz="lg" data-testid="one-time-password">
            {oneTimePassword}
          </Code>
          <CopyButton value={oneTimePassword}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {t(copied ? "oneTime.copied" : "oneTime.copy")}
              </Button>
            )}
          </CopyButton>
        </Group>
        <Text>{t("oneTime.until", { until: instant(usableUntil) })}</Text>
        <Text>{t("oneTime.once")}</Text>
      </Stack>
    </Alert>
  );
}
