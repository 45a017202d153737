import { Anchor, List, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { scoreReviews } from "#contract/review/survey.ts";
import type { Id } from "#kernel/id.ts";
import { paths } from "#web/paths.ts";
import { useRefusalText } from "#web/refusal-text.ts";

/** In this round, or on the opening list that is made of the same sheets. */
export type Refused = readonly (Output<typeof scoreReviews>["refused"][number] & { readonly isOfOpening: boolean })[];

export function refusedOf(reported: Output<typeof scoreReviews>): Refused {
  return [
    ...reported.refused.map((one) => ({ ...one, isOfOpening: false })),
    ...(reported.openingList?.refused ?? []).map((one) => ({ ...one, isOfOpening: true })),
  ];
}

/** The others are shown when these are mended. */
const mostShown = 20;

/** What a classification came to: how many have a result, and who has none and why. */
export function Classified(props: {
  readonly roundId: Id<"round">;
  readonly scored: number;
  readonly refused: Refused;
}) {
  const { t } = useTranslation("review/round");
  const refusalText = useRefusalText();
  const { roundId, scored, refused } = props;
  return (
    <>
      <Text role="status">
        {[
          t("entry.bulk.done", { count: scored }),
          ...(refused.length === 0 ? [] : [t("entry.bulk.refused", { count: refused.length })]),
        ].join(" ")}
      </Text>
      <List>
        {refused.slice(0, mostShown).map(({ householdId, headName, code, facts, isOfOpening }) => (
          <List.Item key={`${householdId} ${String(isOfOpening)}`}>
            <Anchor href={paths.survey(householdId, roundId)}>{headName ?? t("entry.bulk.household")}</Anchor>
            {`: ${isOfOpening ? `${t("entry.bulk.ofOpening")}: ` : ""}${refusalText({ code, facts })}`}
          </List.Item>
        ))}
      </List>
    </>
  );
}
