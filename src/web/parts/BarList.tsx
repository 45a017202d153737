import { Group, Stack, Text } from "@mantine/core";

/** Lengths beside each other, with the number written: readable in black and white. */
export function BarList({
  rows,
}: {
  readonly rows: readonly { readonly name: string; readonly value: number; readonly text: string }[];
}) {
  const longest = Math.max(1, ...rows.map((row) => row.value));
  return (
    <Stack gap={6}>
      {rows.map((row) => (
        <Group key={row.name} gap="sm">
          <Text size="sm" w={220} maw="100%">
            {row.name}
          </Text>
          <div
            aria-hidden
            style={{
              height: 14,
              width: `${(row.value / longest) * 40}%`,
              background: "var(--mantine-color-teal-7)",
              border: "1px solid var(--mantine-color-teal-9)",
            }}
          />
          <Text size="sm" style={{ whiteSpace: "nowrap" }}>
            {row.text}
          </Text>
        </Group>
      ))}
    </Stack>
  );
}
