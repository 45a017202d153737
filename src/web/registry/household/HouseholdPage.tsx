import { Anchor, Box, List, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { readHouseholdFile } from "#contract/registry/household-file.ts";
import { getHousehold } from "#contract/registry/household.ts";
import { readHouseholdStory } from "#contract/evaluation/household-file.ts";
import { listStatuses } from "#contract/review/explanation.ts";
import type { Id } from "#kernel/id.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { HouseholdStatuses } from "#web/review/explanation/HouseholdStatuses.tsx";
import { useStoryEvents } from "#web/evaluation/household-file/use-story-events.ts";
import { useMay } from "#web/session.ts";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { RecordPage } from "#web/ui/page/RecordPage.tsx";
import { useWhyNot } from "#web/why-not.ts";
import { AsOfBanner, AsOfField } from "./AsOf.tsx";
import { flagText } from "./flag-text.ts";
import { useHouseholdActs } from "./household-acts.tsx";
import { HouseholdCorrections } from "#web/registry/correction/HouseholdCorrections.tsx";
import { RecordedThen } from "./RecordedThen.tsx";
import { HouseholdPoint } from "./HouseholdPoint.tsx";
import { HouseholdPeople } from "./HouseholdPeople.tsx";
import { HouseholdTransfers } from "#web/registry/transfer/TransfersPage.tsx";
import { useHouseholdGroups } from "./use-household-groups.ts";
import { useHouseholdStory } from "./use-household-story.ts";
import { useNames } from "#web/names.ts";
import { useClassText } from "#web/use-class-text.ts";

type Household = Output<typeof getHousehold>;

/** A household in one file: facts, people, reviews, the chain from need to outcome (given by the page's owner), the story. */
export function HouseholdPage(props: Asked & { readonly householdId: Id<"household"> }) {
  const { householdId, on } = props;
  const asked = useEndpoint(getHousehold, { params: { householdId }, query: { on } });
  return <Loaded asked={asked}>{(household) => <HouseholdRecord {...props} household={household} />}</Loaded>;
}

type Asked = {
  readonly on: string | undefined;
  readonly onOn: (on: string | undefined) => void;
  /** Why it says it is poor, and what came of each need. */
  readonly chain: ReactNode;
  /** Who read it, for who may read the audit. */
  readonly readers: ReactNode;
  /** The form by which the household asks to be reviewed. */
  readonly askForReview: (onClose: () => void) => ReactNode;
  /** The form by which a need is referred to another office, and what is with other offices. */
  readonly refer: (onClose: () => void) => ReactNode;
  readonly referrals: ReactNode;
};

function HouseholdRecord({
  household,
  chain,
  readers,
  askForReview,
  refer,
  referrals,
  on,
  onOn,
}: Asked & { readonly household: Household }) {
  const { t } = useTranslation("registry/household");
  const { t: tm } = useTranslation("registry/household");
  const { t: tr } = useTranslation("review/request");
  const classText = useClassText();
  const { day } = useFormat();
  const whyNot = useWhyNot();
  const acts = useHouseholdActs(household);
  const groups = useHouseholdGroups(household);
  const { asOf } = household;
  const may = useMay();
  const statuses = useEndpoint(
    listStatuses,
    { params: { householdId: household.householdId } },
    { enabled: may("review.readReviews") },
  ).data;
  const file = useEndpoint(readHouseholdFile, { params: { householdId: household.householdId } }).data;
  const happened = useEndpoint(
    readHouseholdStory,
    { params: { householdId: household.householdId }, query: {} },
    { enabled: may("evaluation.readRows") },
  ).data;
  const story = useHouseholdStory(household, file, useStoryEvents(household.householdId, happened?.events));
  const verdict = useVerdictLine(household, statuses?.rows[0]);
  const mayAct: Record<string, boolean> = {
    survey: may("review.submitAnswers") && asOf === null,
    askForReview: may("review.receiveRequest") && asOf === null && household.closedOn === null,
  };
  // A form that is still to be filled in comes before everything else.
  const toSurvey = statuses?.reviews.find(isToSurvey);
  const head = household.people.find(({ memberships }) =>
    memberships.some(({ relation, to }) => relation === "head" && to === null),
  );
  const name = head?.fullName ?? null;
  const source =
    household.sourceSystem === "vuon" ? t("household.ownSource") : `${household.sourceSystem} ${household.sourceKey}`;
  return (
    <RecordPage
      above={{ label: t("households.title"), href: paths.households() }}
      title={name === null ? t("household.unnamed", { key: household.sourceKey }) : t("household.of", { name })}
      line={
        <>
          <Text fw={600}>{verdict}</Text>
          {[household.villageName, household.communeName].filter((part) => part !== null).join(", ")}
        </>
      }
      state={
        household.closedOn === null
          ? { tone: "good", label: t("household.open"), since: household.registeredOn }
          : {
              tone: "stopped",
              label: t(`household.closedReason.${household.closedReason ?? ""}`),
              since: household.closedOn,
            }
      }
      notice={
        <Stack gap="sm" maw="44rem">
          <Box maw="14rem">
            <AsOfField on={on} onOn={onOn} />
          </Box>
          {asOf !== null && (
            <AsOfBanner
              on={asOf}
              why={asOf === on ? undefined : tm("asOf.movedAway")}
              onToday={on === undefined ? undefined : () => onOn(undefined)}
            />
          )}
          {asOf !== null && <RecordedThen household={household} />}
        </Stack>
      }
      next={["survey", "askForReview"].filter((key) => mayAct[key] === true)}
      acts={[
        ...(toSurvey === undefined
          ? []
          : [
              {
                key: "survey",
                group: t("household.actGroups.review"),
                label: t("household.survey"),
                whyNot: whyNot("review.submitAnswers", asOf !== null && tm("asOf.noActs")),
                href: paths.survey(household.householdId, toSurvey.roundId),
              },
            ]),
        {
          key: "askForReview",
          group: t("household.actGroups.review"),
          label: tr("ask.verb"),
          whyNot: whyNot("review.receiveRequest", asOf !== null && tm("asOf.noActs")),
          dialog: askForReview,
        },
        ...acts,
        {
          key: "refer",
          group: t("household.actGroups.file"),
          label: t("household.refer"),
          whyNot: whyNot("delivery.recordReferral", asOf !== null && tm("asOf.noActs")),
          dialog: refer,
        },
        {
          key: "grievance",
          group: t("household.actGroups.file"),
          label: t("household.grievance"),
          whyNot: whyNot("voice.recordGrievance", asOf !== null && tm("asOf.noActs")),
          href: paths.newGrievance({
            communeId: household.communeId,
            contested: "household",
            recordId: household.householdId,
            householdId: household.householdId,
          }),
        },
        {
          key: "eligibility",
          group: t("household.actGroups.file"),
          label: t("household.eligibility"),
          whyNot: whyNot("delivery.readEligibility", false),
          href: paths.eligibility(household.householdId, { on }),
        },
        {
          key: "wholeFile",
          group: t("household.actGroups.file"),
          label: t("household.wholeFile"),
          whyNot: whyNot("evaluation.readRows", false),
          href: paths.householdFile(household.householdId, { on }),
        },
        {
          key: "payee",
          group: t("household.actGroups.file"),
          label: t("household.payee"),
          whyNot: whyNot("payment.readBatches", asOf !== null && tm("asOf.noActs")),
          href: paths.payee(household.householdId),
        },
      ]}
      facts={[
        {
          label: t(asOf === null ? "household.class" : "households.class"),
          value: household.class === null ? t("households.notDecided") : classText(household),
        },
        ...groups,
        { label: t("household.address"), value: household.address ?? t("household.unknown") },
        { label: t("household.residenceHead"), value: t(`household.residence.${household.residence}`) },
        { label: t("household.registeredOn"), value: day(household.registeredOn) },
        { label: t("household.source"), value: source },
        ...(household.flags.length === 0
          ? []
          : [
              {
                label: t("household.flags"),
                value: household.flags.map((flag) => flagText(t, flag)).join("; "),
              },
            ]),
      ]}
      story={asOf === null ? story : story.filter((event) => event.day === undefined || event.day <= asOf)}
    >
      <section>
        <Title order={2} mb="xs">
          {t("household.people", { count: household.people.length })}
        </Title>
        <HouseholdPeople householdId={household.householdId} people={household.people} />
      </section>
      {asOf === null && (
        <>
          {file !== undefined && (
            <>
              <HouseholdTransfers rows={file.transfers} />
              <HouseholdCorrections rows={file.corrections} />
            </>
          )}
          <Reviews householdId={household.householdId} found={statuses} />
          {chain}
          {happened?.counts.some(({ kind, count }) => kind === "referral" && count > 0) === true && referrals}
          {file !== undefined && file.place !== null && <HouseholdPoint household={household} place={file.place} />}
        </>
      )}
      {readers}
    </RecordPage>
  );
}

/** The class of today in one sentence, with the decision that it rests on. */
function useVerdictLine(household: Household, latest: Statuses["rows"][number] | undefined): string {
  const { t } = useTranslation("registry/household");
  const classText = useClassText();
  const { day } = useFormat();
  if (household.class === null) return t("household.verdictNone");
  const text = classText(household);
  return household.asOf !== null || latest === undefined || latest.class !== household.class
    ? text
    : t("household.verdict", { class: text, day: day(latest.effectiveOn), number: latest.decisionNumber });
}

type Statuses = Output<typeof listStatuses>;
const isToSurvey = ({ state }: { readonly state: string }) => ["draft", "listed", "screened"].includes(state);

/** The household's review of each round: its class and why, or the form while it is asked. */
function Reviews(props: { readonly householdId: Id<"household">; readonly found: Statuses | undefined }) {
  const { t } = useTranslation("registry/household");
  const { t: ts } = useTranslation(["review/round", "terms"]);
  const nameOf = useNames();
  const may = useMay();
  const { householdId, found } = props;
  const reviews = found?.reviews ?? [];
  if (reviews.length === 0) return null;
  return (
    <Stack component="section" gap="xs">
      <HouseholdStatuses rows={found?.rows ?? []} />
      <Title order={2}>{t("household.reviews")}</Title>
      <List>
        {reviews.map((review) => {
          const href =
            isToSurvey(review) && may("review.submitAnswers")
              ? paths.survey(householdId, review.roundId)
              : paths.explanation(householdId, review.roundId);
          return (
            <List.Item key={review.roundId}>
              <Anchor href={href}>
                {ts("roundName", { kind: ts(`kind.${review.kind}`), year: String(review.year) })}
              </Anchor>
              {`: ${ts(`state.${review.state}`)}`}
              {review.class !== null && `, ${nameOf("classes", review.class)}`}
            </List.Item>
          );
        })}
      </List>
    </Stack>
  );
}
