import { Progress, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { listDuplicateSearches } from "#contract/registry/duplicate.ts";
import type { RowOf } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useRefusalText } from "#web/refusal-text.ts";

type Search = RowOf<typeof listDuplicateSearches>;

/** A part of the way for each step; comparing is the long one. */
const shares = { queued: 2, reading: 15, comparing: 45, writing: 90, finished: 100, failed: 100 } as const;

export const isRunning = ({ state }: Search): boolean => state !== "finished" && state !== "failed";

/** The latest search for double records: how far, or what it found. */
export function DuplicateSearch({ search }: { readonly search: Search }) {
  const { t } = useTranslation("registry/duplicate");
  const { number, instant } = useFormat();
  const refusalText = useRefusalText();
  const { state, areaName: area } = search;
  if (state === "failed" && search.failure !== null) return <Text>{refusalText(search.failure)}</Text>;
  if (state === "finished")
    return (
      <Stack gap={6}>
        <Text>
          {t("lastSearch", { area, when: instant(search.askedAt) })}{" "}
          {t("searched", { people: number(search.people ?? 0), added: number(search.added ?? 0) })}
        </Text>
        {search.placeholders.map(({ kind, people }, at) => (
          <Text key={`${kind} ${at}`} size="sm">
            {t("placeholder", { kind: t(`field.${kind}`), people: number(people) })}
          </Text>
        ))}
      </Stack>
    );
  return (
    <Stack gap={6} maw={560}>
      <Text fw={600}>{t(`searching.${state}`, { area })}</Text>
      <Progress value={shares[state]} animated aria-label={t("search")} />
      <Text size="sm">{t("searchingSafe")}</Text>
    </Stack>
  );
}
