import { Anchor, List, Stack, Text, Title } from "@mantine/core";
import { useNames } from "#web/names.ts";
import { useTranslation } from "react-i18next";
import { explainReview } from "#contract/review/explanation.ts";
import type { Id } from "#kernel/id.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useRefusalText } from "#web/refusal-text.ts";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { Notice, NoticeSample } from "#web/ui/page/Notices.tsx";
import { RecordPage } from "#web/ui/page/RecordPage.tsx";
import { Evidence } from "#web/review/survey/Evidence.tsx";
import { ExplanationChanges } from "./ExplanationChanges.tsx";
import { ExplanationNext } from "./ExplanationNext.tsx";
import { ExplanationLines } from "./ExplanationLines.tsx";
import { IncomeText } from "#web/review/survey/IncomeText.tsx";
import { IncomeDetail } from "./IncomeDetail.tsx";
import { LowIncomeText } from "./LowIncomeText.tsx";
import { reviewTone } from "#web/review/round/review-tone.ts";
import { useReviewActs } from "#web/review/round/review-acts.tsx";
import { useStandardName } from "#web/review/round/use-standard-name.ts";
import { useReviewStory } from "#web/review/round/review-story.ts";
import type { Explanation } from "./explanation.ts";

/** Why this class, on one page that a household can read: each indicator, the answer, the limit, the result, the steps. */
export function ExplanationPage(props: { readonly householdId: Id<"household">; readonly roundId: Id<"round"> }) {
  const found = useEndpoint(explainReview, { params: props });
  return <Loaded asked={found}>{(review) => <ExplanationRecord review={review} />}</Loaded>;
}

function ExplanationRecord({ review }: { readonly review: Explanation }) {
  const { t } = useTranslation(["review/explanation", "codes", "review/round", "review/standard", "terms"]);
  const nameOf = useNames();
  const { t: tp } = useTranslation("review/paper");
  const { language, day } = useFormat();
  const standardName = useStandardName();
  const acts = useReviewActs(review);
  const story = useReviewStory(review);
  const refusalText = useRefusalText();
  const ended = review.endedBecause;
  const notice = (
    <>
      {ended !== null && <Notice>{t("ended", { why: refusalText({ code: ended, facts: {} }) })}</Notice>}
      {review.restsOnRefuted && <Notice>{t(review.decision === null ? "refuted" : "refutedDecided")}</Notice>}
      {review.income.sample && <NoticeSample />}
    </>
  );
  const other = review.otherResult;
  const replay = review.replay === null ? "–" : t(review.replay.equal ? "replayEqual" : "replayDiffers");
  const paper = (blank: "yes" | "no") => paths.papers.form(review.householdId, review.roundId, { language, blank });
  const { t: tl } = useTranslation("review/survey");
  const { t: te } = useTranslation("review/explanation");
  const looks = review.lookAgain.map((look) => tl(`looks.why.${look}`));
  const remarks = [
    ...review.assumptions,
    ...review.approximations.map((name) => t("approximateAge", { name })),
    ...(review.confirmed === null ? [] : [tl("confirm.remark", review.confirmed)]),
  ];
  return (
    <RecordPage
      above={{ label: t("toHousehold"), href: paths.household(review.householdId) }}
      title={review.className === null ? t("notScored") : t("why", { class: review.className[language] })}
      line={review.verdict === null ? undefined : <Text fw={600}>{review.verdict[language]}</Text>}
      state={{ tone: reviewTone(review.state), label: t(`review/round:state.${review.state}`) }}
      notice={notice}
      acts={acts}
      facts={[
        { label: t("income"), value: <IncomeText income={review.income} /> },
        ...(review.lowIncomeWorkers === null
          ? []
          : [{ label: t("lowIncome.title"), value: <LowIncomeText found={review.lowIncomeWorkers} /> }]),
        { label: t("setting"), value: t(`codes:settings.${review.setting}`) },
        { label: t("standard"), value: standardName(review.standardId, review.standardVersion) },
        { label: t("referenceDate"), value: day(review.referenceDate) },
        ...(other === null
          ? []
          : [
              {
                label: t(other.isOpening ? "review/standard:two.opening" : "review/standard:two.first"),
                value: (
                  <Anchor href={paths.explanation(review.householdId, other.roundId)}>
                    {other.class === null ? t("notScored") : nameOf("classes", other.class)}
                  </Anchor>
                ),
              },
            ]),
        { label: t("replay"), value: replay },
      ]}
      story={story}
      papers={[
        ...(review.class === null
          ? []
          : [
              {
                label: te("paper"),
                href: paths.papers.explanation(review.householdId, review.roundId, { language }),
                download: true,
              },
            ]),
        { label: tp("form"), href: paper("no"), download: true },
        { label: tp("formBlank"), href: paper("yes"), download: true },
      ]}
    >
      <ExplanationLines lines={review.lines} />
      {review.income.detail !== null && <IncomeDetail detail={review.income.detail} />}
      <ExplanationChanges since={review.sinceLast} />
      <ExplanationNext review={review} />
      <Evidence householdId={review.householdId} roundId={review.roundId} mayAdd={false} />
      {looks.length > 0 && <Remarks title={tl("looks.title")} line={tl("looks.advice")} remarks={looks} />}
      {remarks.length > 0 && <Remarks title={t("remarks")} remarks={remarks} />}
    </RecordPage>
  );
}

function Remarks(props: { readonly title: string; readonly line?: string; readonly remarks: readonly string[] }) {
  return (
    <Stack component="section" gap="xs">
      <Title order={2}>{props.title}</Title>
      {props.line !== undefined && <Text>{props.line}</Text>}
      <List>
        {props.remarks.map((remark) => (
          <List.Item key={remark}>
            <Text>{remark}</Text>
          </List.Item>
        ))}
      </List>
    </Stack>
  );
}
