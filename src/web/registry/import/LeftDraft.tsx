import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "#web/format/use-format.ts";
import type { ImportDraft } from "./import-draft.ts";

/** An import that was left on the way: gone on with, or begun again. */
export function LeftDraft(props: {
  readonly draft: ImportDraft;
  readonly onContinue: () => void;
  readonly onAgain: () => void;
}) {
  const { t } = useTranslation("registry/import");
  const { instant } = useFormat();
  const { fileName, handedInAt, step } = props.draft;
  const at = t(`steps.${step}`);
  return (
    <Alert color="gray" title={t("left.label")}>
      <Stack gap="sm">
        <Text>
          {fileName === undefined || handedInAt === undefined
            ? t("left.reportedShort", { step: at })
            : t("left.reported", { file: fileName, when: instant(handedInAt), step: at })}
        </Text>
        <Group gap="xs">
          <Button onClick={props.onContinue}>{t("left.continue", { file: fileName ?? t("left.aFile") })}</Button>
          <Button variant="default" onClick={props.onAgain}>
            {t("left.again")}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
