import { Anchor, Stack, Text } from "@mantine/core";
import type { shareOfLine } from "#contract/delivery/activity.ts";
import { useNames } from "#web/names.ts";
import { paths } from "#web/paths.ts";
import { Money } from "#web/ui/Money.tsx";
import type { z } from "zod";

/** What each fund line bears, with the way to it. */
export function Shares({ shares }: { readonly shares: readonly z.output<typeof shareOfLine>[] }) {
  const nameOf = useNames();
  return (
    <Stack gap={0}>
      {shares.map(({ fundLineId, fundSource, component, amount }) => (
        <Text key={fundLineId} component="span" size="sm">
          <Money amount={amount} />{" "}
          <Anchor href={paths.fundLine(fundLineId)}>{`${nameOf("sources", fundSource)} · ${component}`}</Anchor>
        </Text>
      ))}
    </Stack>
  );
}
