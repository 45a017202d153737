import { Stack, Title } from "@mantine/core";
import { Money } from "#web/ui/Money.tsx";
import { NoticeMadeUp, NoticeSample } from "#web/ui/Notices.tsx";
import { StateBadge } from "#web/ui/StateBadge.tsx";
import { toneColour } from "#web/ui/tones.ts";
import type { Tone } from "#web/ui/tones.ts";

const tones = Object.keys(toneColour) as readonly Tone[];

/** The primitives in use, with samples that say that they are samples. */
export function DesignPage() {
  return (
    <Stack>
      <Title order={1}>Design</Title>
      <NoticeMadeUp />
      <NoticeSample />
      {tones.map((tone) => (
        <StateBadge key={tone} tone={tone} label={tone} />
      ))}
      <Money amount={30_000_000n} />
      <Money amount={7_123_456_789n} overview />
    </Stack>
  );
}
