import { Group, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

/** Who or what it is in one line, what is known about it in a second, and the acts that are possible now. */
export function TitleBar(props: {
  readonly title: ReactNode;
  readonly count?: string | undefined;
  readonly lead?: ReactNode;
  readonly acts?: ReactNode;
}) {
  return (
    <Group justify="space-between" align="flex-start" gap="md">
      <Stack gap={4}>
        <Title order={1}>
          {props.title}{" "}
          {props.count !== undefined && (
            <Text span inherit c="dimmed">
              {props.count}
            </Text>
          )}
        </Title>
        {props.lead !== undefined && (
          <Text component="div" c="dimmed">
            {props.lead}
          </Text>
        )}
      </Stack>
      {props.acts !== undefined && (
        <Group gap="xs" className="no-print">
          {props.acts}
        </Group>
      )}
    </Group>
  );
}
