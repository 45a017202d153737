import { Button, Stack, Text, Title } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { getImport } from "#contract/registry-imports.ts";
import type { Id } from "#kernel/id.ts";
import { ImportCounts } from "./ImportCounts.tsx";
import { Problem } from "#web/parts/Problem.tsx";
import { QuarantineTable } from "./QuarantineTable.tsx";
import { useAsk } from "#web/parts/use-ask.ts";
import { quarantinePages } from "./registry-pages.ts";
import { useFormat } from "#web/parts/use-format.ts";

/** What an import did, and what it held back, row by row. */
export function ImportPage({ importId }: { readonly importId: Id<"import"> }) {
  const { t } = useTranslation("registry");
  const { day, number } = useFormat();
  const asked = useAsk(getImport, { params: { importId } });
  const quarantine = useInfiniteQuery(quarantinePages(importId));
  if (asked.data === undefined) return <Problem error={asked.error} />;
  const rows = quarantine.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = quarantine.data?.pages[0]?.total ?? 0;
  const { areaName, sourceSystem, state, startedAt, officerName, counts } = asked.data;
  return (
    <Stack>
      <header>
        <Title order={1}>
          {sourceSystem}: {areaName}
        </Title>
        <Text c="dimmed">
          {t(`import.${state}`)} · {day(startedAt.slice(0, 10))} · {officerName}
        </Text>
      </header>
      <ImportCounts counts={counts} formatNumber={number} />
      <section>
        <Title order={2}>
          {t("import.quarantine")} ({number(total)})
        </Title>
        {quarantine.isSuccess && rows.length === 0 ? (
          <Text>{t("import.noQuarantine")}</Text>
        ) : (
          <QuarantineTable rows={rows} />
        )}
        {quarantine.hasNextPage && (
          <Button
            variant="default"
            onClick={() => void quarantine.fetchNextPage()}
            loading={quarantine.isFetchingNextPage}
          >
            {t("households.more")}
          </Button>
        )}
      </section>
    </Stack>
  );
}
