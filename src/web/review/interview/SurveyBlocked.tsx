import { Anchor, Button, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Id } from "#kernel/id.ts";
import { paths } from "#web/paths.ts";
import { useRefusalText } from "#web/refusal-text.ts";
import { ScreenDialog } from "#web/review/request/ScreenDialog.tsx";
import { Notice } from "#web/ui/page/Notices.tsx";
import type { SurveyForm } from "#web/review/survey/survey-draft.ts";

type OfReview = { readonly householdId: Id<"household">; readonly roundId: Id<"round"> };
export type Blocked = NonNullable<SurveyForm["blocked"]>;

type Way = "toResult" | "askForReview" | "toRounds" | "toRound" | "toHousehold";

/** Where what blocks a survey is put right. Whatever is not here is put right on the page of the household. */
const ways: Readonly<Record<string, Way>> = {
  "review.round_closed": "toRounds",
  "day.before_what_it_rests_on": "toRound",
  "review.met_already": "toResult",
  "review.posted_already": "toResult",
  "review.results_posted": "toResult",
  "review.rechecked_already": "toResult",
  "review.posting_over": "toResult",
  "review.decided_already": "toResult",
  "review.left_the_round": "askForReview",
  "review.check_not_asked": "askForReview",
};

const hrefs: Readonly<Record<Way, (of: OfReview) => string>> = {
  toResult: ({ householdId, roundId }) => paths.explanation(householdId, roundId),
  askForReview: ({ householdId }) => paths.household(householdId, { ask: "review" }),
  toRounds: () => paths.rounds(),
  toRound: ({ roundId }) => paths.round(roundId),
  toHousehold: ({ householdId }) => paths.household(householdId),
};

/** Said before the first question: why this household cannot be surveyed now, and the act that changes it. */
export function SurveyBlocked(props: OfReview & { readonly blocked: Blocked }) {
  const { t } = useTranslation(["review/survey", "review/request"]);
  const refusalText = useRefusalText();
  const [isScreening, screen] = useState(false);
  const { householdId, roundId, blocked } = props;
  const way = ways[blocked.code] ?? "toHousehold";
  return (
    <Stack align="flex-start" role="alert" gap="sm">
      <Text fw={600}>{t("review/survey:blocked.title")}</Text>
      <Notice>{refusalText(blocked)}</Notice>
      {blocked.code === "review.screen_first" ? (
        <Button onClick={() => screen(true)}>{t("review/request:requests.screen")}</Button>
      ) : (
        <Anchor href={hrefs[way]({ householdId, roundId })}>{t(`review/survey:blocked.${way}`)}</Anchor>
      )}
      {isScreening && <ScreenDialog householdId={householdId} roundId={roundId} onClose={() => screen(false)} />}
    </Stack>
  );
}
