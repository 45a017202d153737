import { Button, Group, Progress, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "#web/format/use-format.ts";

/** For what takes over ten seconds: what is done, what is left, and a way to stop. */
export function ProgressWithCancel(props: {
  readonly label: string;
  readonly done: number;
  /** Undefined while nobody knows yet. */
  readonly total: number | undefined;
  /** What is counted: "households". */
  readonly unit: string;
  readonly onCancel?: () => void;
}) {
  const { t } = useTranslation("ui");
  const { number } = useFormat();
  const { label, done, total, unit, onCancel } = props;
  const percent = total === undefined ? 0 : total === 0 ? 100 : Math.floor((done / total) * 100);
  return (
    <Stack gap={6} maw={560}>
      <Text fw={600}>{label}</Text>
      <Progress value={percent} size="lg" aria-label={label} />
      <Group justify="space-between">
        <Text className="figures" aria-live="polite">
          {total !== undefined &&
            t("progress.counts", { done: number(done), total: number(total), left: number(total - done), unit })}
        </Text>
        {onCancel !== undefined && (
          <Button variant="default" onClick={onCancel}>
            {t("progress.cancel")}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
