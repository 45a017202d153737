import { Alert, List, Stack, Table, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { explainReview } from "#contract/review-results.ts";
import { recordObjection } from "#contract/review.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { paths } from "#web/paths.ts";
import { useMay, useSession } from "#web/session.ts";
import { ActButton } from "#web/parts/ActButton.tsx";
import { FactList } from "#web/parts/FactList.tsx";
import { Link } from "#web/parts/Link.tsx";
import { Money } from "#web/ui/Money.tsx";
import { newId } from "#web/parts/new-id.ts";
import { NoticeSample } from "#web/ui/Notices.tsx";
import { TitleBar } from "#web/parts/TitleBar.tsx";
import { StateBadge } from "#web/ui/StateBadge.tsx";
import { useAsk } from "#web/parts/use-ask.ts";
import { useFormat } from "#web/parts/use-format.ts";
import { useLanguage } from "#web/parts/use-language.ts";
import { Waiting } from "#web/parts/Waiting.tsx";

type Explanation = Output<typeof explainReview>;

/** Why this class, on one page that a household can read: each indicator, the answer, the limit, the result, the steps. */
export function ExplanationPage({
  householdId,
  roundId,
}: {
  readonly householdId: Id<"household">;
  readonly roundId: Id<"round">;
}) {
  const { t } = useTranslation("stages");
  const language = useLanguage();
  const { day } = useFormat();
  const may = useMay();
  const session = useSession();
  const found = useAsk(explainReview, { params: { householdId, roundId } });
  if (found.data === undefined) return <Waiting error={found.error} />;
  const review = found.data;
  const objectable = review.state === "posted" || review.state === "rechecked";
  return (
    <Stack>
      <TitleBar
        title={
          review.className === null ? t("review.notScored") : t("review.why", { class: review.className[language] })
        }
        lead={<Link to={paths.household(householdId)}>{t("review.toHousehold")}</Link>}
        acts={
          <ActButton
            endpoint={recordObjection}
            label={t("review.object")}
            next={t("review.objectNext")}
            hindrance={
              may("review.recordObjection")
                ? objectable
                  ? undefined
                  : t("review.notPosted")
                : t("mayNot.review_recordObjection")
            }
            fields={[
              { name: "objector", label: t("review.objector"), kind: "text" },
              { name: "reason", label: t("reason"), kind: "long" },
            ]}
            build={(values) => ({
              params: { householdId, roundId },
              body: {
                objectionId: newId("objection"),
                objector: values["objector"] ?? "",
                indicator: null,
                reason: values["reason"] ?? "",
                receivedOn: localDate(session.data?.today ?? ""),
              },
            })}
          />
        }
      />
      {review.income.sample && <NoticeSample />}
      <FactList
        facts={[
          [
            t("state"),
            <StateBadge
              key="state"
              tone={review.state === "decided" ? "good" : "progress"}
              label={t(`review.state.${review.state}`)}
            />,
          ],
          [t("review.setting"), t(`settings.${review.setting}`)],
          [t("review.income"), <IncomeText key="income" income={review.income} />],
          [t("review.standard"), `${review.standardId} ${review.standardVersion}`],
          [t("review.referenceDate"), day(review.referenceDate)],
          [
            t("review.replay"),
            review.replay === null ? "–" : review.replay.equal ? t("review.replayEqual") : t("review.replayDiffers"),
          ],
        ]}
      />
      <Indicators review={review} />
      <Steps review={review} />
    </Stack>
  );
}

function IncomeText({ income }: { readonly income: Explanation["income"] }) {
  const { t } = useTranslation("stages");
  if (income.route === "score")
    return <>{t("review.points", { score: income.score ?? 0, limit: income.scoreLimit ?? 0 })}</>;
  return (
    <>
      {income.perPerson === null ? "–" : <Money amount={income.perPerson} />} {t("review.limit")}{" "}
      {income.limit === null ? "–" : <Money amount={income.limit} />}
    </>
  );
}

function Indicators({ review }: { readonly review: Explanation }) {
  const { t } = useTranslation("stages");
  const language = useLanguage();
  const lacking = review.lines.filter((line) => line.deprived).length;
  return (
    <section>
      <Title order={2}>{t("review.lacking", { count: lacking, of: review.lines.length })}</Title>
      <Table verticalSpacing="sm">
        <Table.Tbody>
          {review.lines.map((line) => (
            <Table.Tr key={line.code}>
              <Table.Th scope="row" style={{ verticalAlign: "top" }}>
                {line.name[language]}
              </Table.Th>
              <Table.Td>
                <StateBadge
                  tone={line.deprived ? "attention" : "good"}
                  label={line.deprived ? t("review.deprived") : t("review.notDeprived")}
                />
                <Text mt={4}>{line.text[language]}</Text>
                {line.dueMembers.length > 0 && (
                  <Text c="dimmed">{t("review.because", { names: line.dueMembers.join(", ") })}</Text>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

function Steps({ review }: { readonly review: Explanation }) {
  const { t } = useTranslation("stages");
  const { day } = useFormat();
  const { meeting, posting, decision } = review;
  return (
    <section>
      <Title order={2}>{t("review.steps")}</Title>
      <List>
        {meeting !== null && (
          <List.Item>
            {t("review.metOn", { day: day(meeting.heldOn), agreed: meeting.agreed, present: meeting.present })}
          </List.Item>
        )}
        {posting !== null && (
          <List.Item>
            {t("review.postedAt", {
              from: day(posting.fromDate),
              to: day(posting.toDate),
              places: posting.places.join(", "),
            })}
          </List.Item>
        )}
        {review.objections.map((objection) => (
          <List.Item key={objection.objectionId}>
            {t("review.objectedOn", {
              day: day(objection.receivedOn),
              due: day(objection.dueOn),
              reason: objection.reason,
            })}{" "}
            {objection.answer ?? ""}
          </List.Item>
        ))}
        {decision !== null && (
          <List.Item>
            {t("review.decidedBy", {
              number: decision.number,
              day: day(decision.decidedOn),
              name: decision.signerName,
              outcome: t(`review.outcome.${decision.outcome}`),
            })}
          </List.Item>
        )}
      </List>
      {[...review.assumptions, ...review.approximations.map((name) => t("review.approximateAge", { name }))].map(
        (text) => (
          <Alert key={text} variant="light" color="gray" mt="sm">
            {text}
          </Alert>
        ),
      )}
    </section>
  );
}
