import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useWarnOfLoss } from "./use-warn-of-loss.ts";

/** What is typed is not lost by closing: the first try to close asks, and the browser asks before the page is left. */
export function useLeaving(isDirty: boolean, onClose: () => void): { onLeave: () => void; asked: ReactNode } {
  const { t } = useTranslation("ui");
  const [isAsking, ask] = useState(false);
  useWarnOfLoss(isDirty);
  return {
    onLeave: () => (isDirty ? ask(true) : onClose()),
    asked: isAsking && isDirty && (
      <Alert color="yellow" variant="outline" role="alert" title={t("form.leave.title")}>
        <Stack gap="xs">
          <Text>{t("form.leave.lost")}</Text>
          <Group gap="xs">
            <Button variant="default" onClick={() => ask(false)} data-autofocus>
              {t("form.leave.stay")}
            </Button>
            <Button variant="subtle" color="red" onClick={onClose}>
              {t("form.leave.go")}
            </Button>
          </Group>
        </Stack>
      </Alert>
    ),
  };
}
