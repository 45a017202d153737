import { Anchor, Button, Group, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useInfiniteQuery } from "@tanstack/react-query";
import { HouseholdFilters } from "./HouseholdFilters.tsx";
import type { HouseholdFilter } from "./HouseholdFilters.tsx";
import { HouseholdTable } from "./HouseholdTable.tsx";
import { Problem } from "#web/parts/Problem.tsx";
import { householdPages } from "./registry-pages.ts";
import { useFormat } from "#web/parts/use-format.ts";
import { useSentence } from "./use-sentence.ts";

/** Households of one's areas, narrowed by a sentence that can be read aloud. The filter lives in the address. */
export function HouseholdsPage(props: {
  readonly filter: HouseholdFilter;
  readonly onFilter: (filter: HouseholdFilter) => void;
  readonly provinceId: string;
  readonly classes: readonly { readonly code: string; readonly name: string }[];
  readonly hrefOf: (householdId: string) => string;
  readonly registerHref?: string | undefined;
  readonly importHref?: string | undefined;
}) {
  const { t } = useTranslation("registry");
  const { number } = useFormat();
  const sentence = useSentence(props.filter, props.classes);
  const asked = useInfiniteQuery(householdPages(props.filter));
  const rows = asked.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = asked.data?.pages[0]?.total ?? null;
  const filtered = Object.values(props.filter).some((value) => value !== undefined && value !== "");
  return (
    <Stack>
      <Group justify="space-between">
        <Title order={1}>
          {t("households.title")}{" "}
          {total !== null && (
            <Text span inherit c="dimmed">
              {number(total)}
            </Text>
          )}
        </Title>
        <Group>
          {props.registerHref !== undefined && (
            <Button component="a" href={props.registerHref}>
              {t("households.register")}
            </Button>
          )}
          {props.importHref !== undefined && (
            <Button component="a" href={props.importHref} variant="default">
              {t("households.import")}
            </Button>
          )}
        </Group>
      </Group>
      <Text aria-live="polite">{sentence}</Text>
      <HouseholdFilters
        filter={props.filter}
        onFilter={props.onFilter}
        provinceId={props.provinceId}
        classes={props.classes}
      />
      <Problem error={asked.error} />
      {asked.isSuccess && rows.length === 0 ? (
        <Text>
          {filtered ? t("households.empty") : t("households.emptyAll")}{" "}
          {filtered && (
            <Anchor component="button" type="button" onClick={() => props.onFilter({})}>
              {t("households.clear")}
            </Anchor>
          )}
        </Text>
      ) : (
        <HouseholdTable rows={rows} classes={props.classes} hrefOf={props.hrefOf} />
      )}
      {asked.hasNextPage && (
        <Button variant="default" onClick={() => void asked.fetchNextPage()} loading={asked.isFetchingNextPage}>
          {t("households.more")}
        </Button>
      )}
    </Stack>
  );
}
