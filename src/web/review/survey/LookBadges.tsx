import { Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { StateBadge } from "#web/ui/StateBadge.tsx";

/** The marks of a review, each in a few words; nothing where there is none. */
export function LookBadges({ flags }: { readonly flags: readonly string[] }) {
  const { t } = useTranslation("review/survey");
  if (flags.length === 0) return null;
  return (
    <Stack gap={2}>
      {flags.map((flag) => (
        <StateBadge
          key={flag}
          tone={flag === "approximate_age" ? "neutral" : "attention"}
          label={t(`looks.name.${flag}`)}
        />
      ))}
    </Stack>
  );
}
