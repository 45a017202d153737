import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { listReviews } from "#contract/review/round.ts";
import type { Id } from "#kernel/id.ts";
import { useEndpoint, usePages } from "#web/client.ts";
import type { RowOf } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useMay } from "#web/session.ts";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { NoticeSample } from "#web/ui/page/Notices.tsx";
import { RecordPage } from "#web/ui/page/RecordPage.tsx";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { StateBadge } from "#web/ui/StateBadge.tsx";
import { FlagChoice } from "#web/review/survey/FlagChoice.tsx";
import type { FlagChosen } from "#web/review/survey/FlagChoice.tsx";
import { LookBadges } from "#web/review/survey/LookBadges.tsx";
import { VillageMeetings } from "./VillageMeetings.tsx";
import { reviewTone } from "#web/review/round/review-tone.ts";
import { useVillageActs } from "./village-acts.tsx";
import { postingSheet } from "#contract/review/village.ts";
import { useNames } from "#web/names.ts";

type Row = RowOf<typeof listReviews>;
type Place = { readonly roundId: Id<"round">; readonly villageId: string };
type Chosen = { readonly flag: FlagChosen; readonly onFlag: (flag: FlagChosen) => void };

/** A village in a round: its households, its meeting, its public posting. */
export function VillagePage(props: Place & Chosen) {
  const { roundId, villageId } = props;
  const sheet = useEndpoint(postingSheet, { params: { roundId, villageId } });
  return <Loaded asked={sheet}>{(found) => <VillageRecord {...props} sheet={found} />}</Loaded>;
}

function VillageRecord(props: Place & Chosen & { readonly sheet: Output<typeof postingSheet> }) {
  const { roundId, villageId, sheet, flag } = props;
  const { t, i18n } = useTranslation(["review/village", "review/round"]);
  const { t: tp } = useTranslation("review/paper");
  const { t: tr } = useTranslation("review/village");
  const { t: te } = useTranslation("review/evidence");
  const { language } = i18n;
  const { day } = useFormat();
  const reviews = usePages(listReviews, { params: { roundId }, query: { villageId, limit: "200" } });
  const chosen = usePages(listReviews, { params: { roundId }, query: { villageId, limit: "200", flag } });
  const acts = useVillageActs({
    roundId,
    villageId,
    rows: reviews.rows ?? [],
    posting:
      sheet.fromDate === null || sheet.toDate === null ? null : { fromDate: sheet.fromDate, toDate: sheet.toDate },
  });
  const isMet = (reviews.rows ?? []).some(
    ({ state }) => !["draft", "listed", "screened", "surveyed", "scored"].includes(state),
  );
  const isSurveyable = (reviews.rows ?? []).some(({ state }) =>
    ["listed", "screened", "surveyed", "scored"].includes(state),
  );
  const posted =
    sheet.fromDate === null || sheet.toDate === null
      ? t("notPostedYet")
      : [
          t("postedBetween", { from: day(sheet.fromDate), to: day(sheet.toDate) }),
          ...(sheet.enteredLater === null
            ? []
            : [t("postingEnteredLater", { from: day(sheet.fromDate), entered: day(sheet.enteredLater) })]),
        ].join(". ");
  return (
    <RecordPage
      above={{ label: t("review/round:byVillage"), href: paths.round(roundId) }}
      title={sheet.villageName}
      line={sheet.communeName}
      notice={sheet.sampleScores ? <NoticeSample /> : undefined}
      acts={acts}
      next={["entry", "meet", "post"].filter((key) => acts.some((act) => act.key === key && act.whyNot === undefined))}
      facts={[{ label: t("posting"), value: posted }]}
      papers={[
        ...(isSurveyable
          ? [
              {
                label: te("paper.blank"),
                href: paths.papers.forms(roundId, villageId, { language, blank: "yes" }),
                download: true,
              },
              {
                label: te("paper.filled"),
                href: paths.papers.forms(roundId, villageId, { language, blank: "no" }),
                download: true,
              },
            ]
          : []),
        { label: t("postingSheet"), href: paths.postingSheet(roundId, villageId) },
        ...(sheet.fromDate === null
          ? []
          : [{ label: tr("loudspeaker.title"), href: paths.loudspeaker(roundId, villageId) }]),
        { label: tp("posting"), href: paths.papers.posting(roundId, villageId, { language }), download: true },
        {
          label: tp("postingXlsx"),
          href: paths.papers.posting(roundId, villageId, { language, format: "xlsx" }),
          download: true,
        },
        ...(isMet
          ? [
              { label: tp("minutes"), href: paths.papers.minutes(roundId, villageId, { language }), download: true },
              {
                label: tp("minutesXlsx"),
                href: paths.papers.minutes(roundId, villageId, { language, format: "xlsx" }),
                download: true,
              },
            ]
          : []),
      ]}
    >
      {((reviews.rows ?? []).some(({ flags }) => flags.length > 0) || flag !== undefined) && (
        <FlagChoice flag={flag} onFlag={props.onFlag} />
      )}
      <Households reviews={chosen} roundId={roundId} isChosen={flag !== undefined} />
      <VillageMeetings roundId={roundId} villageId={villageId} />
    </RecordPage>
  );
}

function Households(props: {
  readonly reviews: ReturnType<typeof usePages<typeof listReviews>>;
  readonly roundId: Id<"round">;
  /** Only those with a mark. */
  readonly isChosen: boolean;
}) {
  const { t } = useTranslation(["terms", "review/round", "review/village"]);
  const { t: tl } = useTranslation("review/survey");
  const nameOf = useNames();
  const may = useMay();
  const { roundId } = props;
  const className = (code: string | null) => (code === null ? "–" : nameOf("classes", code));
  const workersOf = ({ lowIncomeWorkers: count }: Row) =>
    count === null || count === 0 ? [] : [t("lowIncomeWorkers", { count })];
  const isSurveyed = (row: Row) => !["draft", "listed", "screened"].includes(row.state);
  const hrefOf = (row: Row) =>
    isSurveyed(row) || !may("review.submitAnswers")
      ? paths.explanation(row.householdId, roundId)
      : paths.survey(row.householdId, roundId);
  return (
    <RowsSection
      {...props.reviews}
      title={t("review/village:households")}
      rowKey={(row) => row.householdId}
      hrefOf={hrefOf}
      empty={
        props.isChosen
          ? { why: tl("looks.nobody") }
          : { why: t("review/round:nobodyListed"), act: { label: t("review/round:list"), href: paths.round(roundId) } }
      }
      exportName="reviews"
      columns={[
        { key: "head", head: t("household"), text: (row) => row.headName ?? t("unnamed") },
        {
          key: "state",
          head: t("state"),
          text: (row) => t(`review/round:state.${row.state}`),
          cell: (row) => <StateBadge tone={reviewTone(row.state)} label={t(`review/round:state.${row.state}`)} />,
          onPhone: true,
        },
        {
          key: "class",
          head: t("class"),
          text: (row) => [className(row.class), ...workersOf(row)].join("; "),
          onPhone: true,
        },
        { key: "before", head: t("classBefore"), text: (row) => className(row.previousClass) },
        {
          key: "deprivations",
          head: t("deprivations"),
          text: (row) => (row.class === null ? "" : String(row.deprivations.length)),
          numeric: true,
        },
        {
          key: "look",
          head: tl("looks.title"),
          text: (row) => row.flags.map((flag) => tl(`looks.name.${flag}`)).join("; "),
          cell: (row) => <LookBadges flags={row.flags} />,
        },
        {
          key: "form",
          head: t("review/village:form"),
          text: () => "",
          isAct: true,
          cell: (row) =>
            may("review.submitAnswers") &&
            ["listed", "screened", "surveyed", "scored", "objected"].includes(row.state) ? (
              <Anchor href={paths.survey(row.householdId, roundId)}>
                {t(isSurveyed(row) ? "review/round:mendAnswers" : "review/village:survey")}
              </Anchor>
            ) : null,
        },
      ]}
    />
  );
}
