import { Alert, Button, Code, CopyButton, Group, Stack, Text } from "@mantine/core";
import { IconKey } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

/** The one-time password, which stands here and nowhere else, until the page is left. */
export function OneTimePassword(props: { readonly userName: string; readonly password: string }) {
  const { t } = useTranslation("authority");
  return (
    <Alert role="status" variant="outline" icon={<IconKey aria-hidden />} title={t("oneTime.title")} my="md">
      <Stack gap="sm" align="flex-start">
        <Text>{t("oneTime.for", { userName: props.userName })}</Text>
        <Group gap="sm">
          <Code fz="lg" data-testid="one-time-password">
            {props.password}
          </Code>
          <CopyButton value={props.password}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {t(copied ? "oneTime.copied" : "oneTime.copy")}
              </Button>
            )}
          </CopyButton>
        </Group>
        <Text>{t("oneTime.once")}</Text>
      </Stack>
    </Alert>
  );
}
