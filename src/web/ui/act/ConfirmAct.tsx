import { Button, Group, List, Modal, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ReactNode } from "react";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";

/** The second look at an act that cannot be undone: what will change, in so many words, and the verb again. */
export function ConfirmAct(props: {
  readonly opened: boolean;
  readonly title: string;
  readonly changes: readonly string[];
  /** The verb: "Approve 3 payments". */
  readonly verb: string;
  readonly pending?: boolean;
  readonly error?: Error | null;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation("ui");
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={<Text fw={600}>{props.title}</Text>}
      centered
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <Stack gap="sm">
        <Text>{t("confirm.willChange")}</Text>
        <List spacing={4}>
          {props.changes.map((change) => (
            <List.Item key={change}>{change}</List.Item>
          ))}
        </List>
        {props.children}
        <Text fw={600}>{t("confirm.noUndo")}</Text>
        <ErrorState error={props.error} />
        <Group>
          <Button onClick={props.onConfirm} loading={props.pending ?? false}>
            {props.verb}
          </Button>
          <Button variant="default" onClick={props.onClose} data-autofocus>
            {t("confirm.back")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
