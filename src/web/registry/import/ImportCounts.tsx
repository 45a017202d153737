import { SimpleGrid, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { importCounts } from "#contract/registry/import.ts";
import { flagText } from "#web/registry/household/flag-text.ts";

const shown = [
  "householdsAdded",
  "peopleAdded",
  "householdsKnown",
  "householdsQuarantined",
  "rowsQuarantined",
  "skippedRows",
  "rowsLeftOut",
  "householdRows",
  "peopleRows",
  "reviewsAdded",
] as const;
/** Reported also when nothing of the kind happened. */
const always: readonly string[] = ["householdsAdded", "peopleAdded", "householdsKnown", "householdsQuarantined"];

/** What an import did, number by number, and the households that it marked for a second look. */
export function ImportCounts(props: {
  readonly counts: z.output<typeof importCounts>;
  readonly formatNumber: (value: number) => string;
}) {
  const { t } = useTranslation(["registry/household", "registry/import"]);
  const { counts, formatNumber } = props;
  const flags = Object.entries(counts.flags);
  return (
    <Stack>
      <SimpleGrid cols={{ base: 2, sm: 4 }} component="dl" m={0}>
        {shown
          .filter((name) => always.includes(name) || counts[name] > 0)
          .map((name) => (
            <div key={name}>
              <Text component="dt" size="sm" c="dimmed">
                {t(`registry/import:import.counts.${name}`)}
              </Text>
              <Text component="dd" m={0} fz="xl" fw={600} style={{ fontVariantNumeric: "tabular-nums" }}>
                {formatNumber(counts[name])}
              </Text>
            </div>
          ))}
      </SimpleGrid>
      <Text>
        {t("registry/import:import.accounted", {
          rows: formatNumber(counts.rowsOfSource),
          added: formatNumber(counts.rowsAdded),
          known: formatNumber(counts.rowsKnown),
          held: formatNumber(counts.rowsQuarantined),
          leftOut: formatNumber(counts.rowsLeftOut),
        })}
      </Text>
      {counts.householdsAdded === 0 && counts.householdsKnown > 0 && (
        <Text>{t("registry/import:import.nothingNew", { count: counts.householdsKnown })}</Text>
      )}
      {flags.length > 0 && (
        <section>
          <Text component="h2" fw={600}>
            {t("registry/import:import.flags")}
          </Text>
          <ul>
            {flags.map(([flag, count]) => (
              <li key={flag}>
                {flagText(t, flag)}: {formatNumber(count)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </Stack>
  );
}
