import { Group, Stack, Text, Title } from "@mantine/core";
import { useEffect } from "react";
import type { ReactNode } from "react";

/** The title of a page, which the browser's tab says too, with the count of what it lists, a line below, and what one can do here. */
export function PageHead(props: {
  readonly title: string;
  /** Already written as people write numbers. */
  readonly count?: string | undefined;
  readonly lead?: ReactNode;
  readonly acts?: ReactNode;
}) {
  useEffect(() => {
    document.title = `${props.title} · Vuon`;
  }, [props.title]);
  return (
    <Stack gap={4} component="header">
      <Group justify="space-between" align="flex-start" gap="sm">
        <Title order={1}>
          {props.title}
          {props.count !== undefined && (
            <Text span inherit fw={400} c="dimmed" className="figures">
              {" "}
              {props.count}
            </Text>
          )}
        </Title>
        {props.acts !== undefined && (
          <Group gap="xs" className="no-print">
            {props.acts}
          </Group>
        )}
      </Group>
      {props.lead !== undefined && <Text component="div">{props.lead}</Text>}
    </Stack>
  );
}
