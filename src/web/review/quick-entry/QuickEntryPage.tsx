import { Anchor, Button, Group, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { readReviewForm } from "#contract/review/survey.ts";
import { readRoute } from "#contract/review/work.ts";
import type { Id } from "#kernel/id.ts";
import { useEndpoint } from "#web/client.ts";
import { paths } from "#web/paths.ts";
import { useSession } from "#web/session.ts";
import { EmptyState } from "#web/ui/page/EmptyState.tsx";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { PageSkeleton } from "#web/ui/page/Skeletons.tsx";
import { SurveyBlocked } from "#web/review/interview/SurveyBlocked.tsx";
import { QuickEntryForm } from "./QuickEntryForm.tsx";

type Place = { readonly roundId: Id<"round">; readonly villageId: string };

/** Paper forms of a village typed in one after the other, by the keyboard alone. */
export function QuickEntryPage(place: Place) {
  const { t } = useTranslation("review/quick-entry");
  const route = useEndpoint(readRoute, { params: place, query: { mine: "no" } });
  // The order and the households are those at the beginning: a household that was entered stays in the row and can be mended.
  const [entered, enter] = useState<ReadonlySet<string>>(new Set());
  const [chosen, choose] = useState<Id<"household">>();
  return (
    <Loaded asked={route}>
      {({ villageName, rows }) => {
        const waiting = rows.filter(
          (row) =>
            ["listed", "screened"].includes(row.state) || row.householdId === chosen || entered.has(row.householdId),
        );
        const left = waiting.filter(({ householdId }) => !entered.has(householdId));
        const now = waiting.find(({ householdId }) => householdId === chosen) ?? left[0];
        return (
          <Stack gap="lg">
            <Stack gap={6}>
              <Anchor href={paths.village(place.roundId, place.villageId)}>{villageName}</Anchor>
              <Title order={1}>{t("title", { village: villageName })}</Title>
              <Text maw="44rem">{t("help")}</Text>
              <Text fw={600} aria-live="polite">
                {t("counts", { done: entered.size, left: left.length })}
              </Text>
            </Stack>
            {now === undefined ? (
              <EmptyState
                why={t("nobody")}
                act={{ label: t("toVillage"), href: paths.village(place.roundId, place.villageId) }}
              />
            ) : (
              <>
                <HouseholdEntry
                  key={now.householdId}
                  householdId={now.householdId}
                  roundId={place.roundId}
                  onEntered={() => {
                    enter((before) => new Set([...before, now.householdId]));
                    choose(undefined);
                  }}
                />
                <Group component="nav" gap="xs" aria-label={t("others")}>
                  {waiting
                    .filter(({ householdId }) => householdId !== now.householdId)
                    .map(({ householdId, headName }) => (
                      <Button key={householdId} variant="default" size="compact-md" onClick={() => choose(householdId)}>
                        {`${entered.has(householdId) ? "✓ " : ""}${headName ?? t("unnamed")}`}
                      </Button>
                    ))}
                </Group>
              </>
            )}
          </Stack>
        );
      }}
    </Loaded>
  );
}

function HouseholdEntry(props: {
  readonly householdId: Id<"household">;
  readonly roundId: Id<"round">;
  readonly onEntered: () => void;
}) {
  const { t } = useTranslation("review/quick-entry");
  const { householdId, roundId } = props;
  const session = useSession();
  const form = useEndpoint(readReviewForm, { params: { householdId, roundId } });
  if (form.error !== null && form.data === undefined)
    return <ErrorState error={form.error} onRetry={() => void form.refetch()} />;
  if (form.data === undefined || session.data === undefined) return <PageSkeleton />;
  if (form.data.blocked !== null)
    return (
      <Stack gap="md">
        <Title order={2}>{form.data.headName ?? t("unnamed")}</Title>
        <SurveyBlocked householdId={householdId} roundId={roundId} blocked={form.data.blocked} />
      </Stack>
    );
  return <QuickEntryForm {...props} form={form.data} today={session.data.today} />;
}
