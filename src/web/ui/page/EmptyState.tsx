import { Button, Stack, Text, Title } from "@mantine/core";

export type NextAct =
  | { readonly label: string; readonly href: string }
  | { readonly label: string; readonly onAct: () => void };

/** Why there is nothing here, and the one act that fills it. */
export function EmptyState(props: {
  readonly title?: string;
  readonly why: string;
  readonly act?: NextAct | undefined;
  readonly order?: 1 | 2 | 3;
}) {
  const { title, why, act, order = 1 } = props;
  return (
    <Stack align="flex-start" gap="sm" py="lg">
      {title !== undefined && <Title order={order}>{title}</Title>}
      <Text>{why}</Text>
      {act !== undefined &&
        ("href" in act ? (
          <Button component="a" href={act.href}>
            {act.label}
          </Button>
        ) : (
          <Button onClick={act.onAct}>{act.label}</Button>
        ))}
    </Stack>
  );
}
