import { SimpleGrid, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";

/** The facts of a record in two columns, each under its name. */
export function FactList({ facts }: { readonly facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} component="dl">
      {facts.map(([name, value]) => (
        <Stack key={name} gap={2}>
          <Text component="dt" size="sm" c="dimmed">
            {name}
          </Text>
          <Text component="dd" m={0}>
            {value}
          </Text>
        </Stack>
      ))}
    </SimpleGrid>
  );
}
