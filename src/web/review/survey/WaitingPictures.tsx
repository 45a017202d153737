import { Button, Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Id } from "#kernel/id.ts";
import { formatInstant } from "#web/format/date.ts";
import type { KeptPicture } from "./picture-store.ts";

/** Pictures that lie on this device because there was no line: they go by themselves when it is back, or at once when asked. */
export function WaitingPictures(props: {
  readonly waiting: readonly KeptPicture[];
  readonly isSending: boolean;
  readonly send: () => Promise<void>;
  readonly drop: (evidenceId: Id<"evidence">) => Promise<void>;
}) {
  const { t } = useTranslation("review/survey");
  const { t: te } = useTranslation("review/evidence");
  const { waiting } = props;
  if (waiting.length === 0) return null;
  return (
    <Stack gap="xs" role="status">
      <Text fw={600}>{t("kept.waiting", { count: waiting.length })}</Text>
      <ul>
        {waiting.map(({ evidenceId, kind, takenAt }) => (
          <li key={evidenceId}>
            {`${te(`kind.${kind}`)} · ${formatInstant(takenAt)} `}
            <Button variant="subtle" size="compact-md" onClick={() => void props.drop(evidenceId)}>
              {t("kept.dropPicture")}
            </Button>
          </li>
        ))}
      </ul>
      <Group>
        <Button variant="default" loading={props.isSending} onClick={() => void props.send()}>
          {t("kept.sendPictures")}
        </Button>
      </Group>
    </Stack>
  );
}
