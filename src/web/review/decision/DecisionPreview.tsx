import { Anchor, SegmentedControl, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "#contract/client.ts";
import type { Output } from "#contract/endpoint.ts";
import { listChanges, listDecisionChanges, previewDecision } from "#contract/review/decision-preview.ts";
import type { Id } from "#kernel/id.ts";
import { reviewStates } from "#programme/review/decision/review-acts.ts";
import { useEndpoint, usePages } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useNames } from "#web/names.ts";
import { paths } from "#web/paths.ts";
import { useRefusalText } from "#web/refusal-text.ts";
import { ListBody } from "#web/ui/list/ListBody.tsx";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";

type Place = { readonly roundId: Id<"round">; readonly communeId: string };
type Preview = Output<typeof previewDecision>;

/** What the list would say today, before it has a number: by village, who comes and who leaves, and the paper as a draft. */
export function DecisionPreview(place: Place) {
  const { t } = useTranslation("review/decision");
  const refusalText = useRefusalText();
  const asked = useEndpoint(previewDecision, { params: place });
  const { error, data: preview } = asked;
  if (error instanceof ApiProblem && error.problem.status < 500)
    return (
      <Stack component="section" gap="xs">
        <Title order={2}>{t("preview.title")}</Title>
        <Text c="dimmed">{refusalText(error.problem)}</Text>
      </Stack>
    );
  return (
    <Stack component="section" gap="sm">
      <Title order={2}>{t("preview.title")}</Title>
      <ErrorState error={error} onRetry={() => void asked.refetch()} />
      {preview !== undefined && <Previewed {...place} preview={preview} />}
    </Stack>
  );
}

function Previewed({ roundId, communeId, preview }: Place & { readonly preview: Preview }) {
  const { t, i18n } = useTranslation("review/decision");
  const { t: tr } = useTranslation("review/round");
  const { number } = useFormat();
  const sumText = usePreviewText();
  const waiting = reviewStates
    .filter((state) => (preview.waiting[state] ?? 0) > 0)
    .map((state) => `${tr(`state.${state}`)}: ${number(preview.waiting[state] ?? 0)}`);
  const figure = (count: number | null) => (count === null ? t("preview.notApplicable") : number(count));
  type Row = Preview["villages"][number];
  const column = (key: "inPoverty" | "nearPoverty" | "newlyListed" | "escaped" | "refused", onPhone = false) => ({
    key,
    head: t(`preview.${key}`),
    text: (row: Row) => figure(row[key]),
    numeric: true,
    onPhone,
  });
  return (
    <>
      <Text fw={600}>{sumText(preview)}</Text>
      {waiting.length > 0 && <Text>{t("preview.waiting", { waiting: waiting.join("; ") })}</Text>}
      {preview.held > 0 && <Text>{t("preview.held", { count: preview.held })}</Text>}
      {preview.leftOut > 0 && <Text>{t("preview.leftOut", { count: preview.leftOut })}</Text>}
      <LatePostings postings={preview.latePostings} />
      <Anchor href={paths.papers.draftDecision(roundId, communeId, { language: i18n.language })} download>
        {t("preview.paper")}
      </Anchor>
      <ListBody
        label={t("preview.byVillage")}
        rows={preview.villages}
        rowKey={({ villageId }) => villageId ?? "none"}
        empty={{ why: t("preview.nobody") }}
        exportName="decision-preview"
        columns={[
          {
            key: "village",
            head: t("preview.village"),
            text: ({ villageName }) => villageName ?? t("preview.noVillage"),
            onPhone: true,
          },
          column("inPoverty", true),
          column("nearPoverty", true),
          column("newlyListed"),
          column("escaped", true),
          column("refused"),
        ]}
      />
      <Changes roundId={roundId} communeId={communeId} />
    </>
  );
}

/** Postings whose days on paper are long before they were entered: who signs checks the papers of these villages. */
export function LatePostings({ postings }: { readonly postings: Preview["latePostings"] }) {
  const { t } = useTranslation("review/village");
  const { day } = useFormat();
  return postings.map(({ villageId, villageName, fromDate, enteredOn }) => (
    <Text key={villageId}>
      {`${villageName}: ${t("postingEnteredLater", { from: day(fromDate), entered: day(enteredOn) })}`}
    </Text>
  ));
}

/** Who comes on the list, and who leaves it. */
function Changes(place: Place) {
  const { t } = useTranslation("review/decision");
  const nameOf = useNames();
  const [change, setChange] = useState<(typeof listChanges)[number]>("enters");
  const found = usePages(listDecisionChanges, { params: place, query: { change, limit: "100" } });
  const classText = (code: string | null) => (code === null ? "–" : nameOf("classes", code));
  return (
    <Stack gap="xs">
      <SegmentedControl
        aria-label={t("preview.changes")}
        value={change}
        onChange={(value) => setChange(listChanges.find((one) => one === value) ?? "enters")}
        data={listChanges.map((value) => ({ value, label: t(`preview.${value}`) }))}
        style={{ alignSelf: "flex-start" }}
      />
      <ListBody
        {...found}
        label={t(`preview.${change}`)}
        rowKey={({ householdId }) => householdId}
        hrefOf={({ householdId }) => paths.explanation(householdId, place.roundId)}
        empty={{ why: t(`preview.nobody_${change}`) }}
        exportName={`decision-${change}`}
        columns={[
          { key: "head", head: t("preview.head"), text: ({ headName }) => headName ?? "–", onPhone: true },
          { key: "village", head: t("preview.village"), text: ({ villageName }) => villageName ?? "–", onPhone: true },
          { key: "before", head: t("preview.before"), text: (row) => classText(row.previousClass) },
          { key: "after", head: t("preview.after"), text: (row) => classText(row.class), onPhone: true },
        ]}
      />
    </Stack>
  );
}

/** The sums of a preview in one sentence. */
export function usePreviewText() {
  const { t } = useTranslation("review/decision");
  const { number } = useFormat();
  return ({ recognised, escaped, refused }: Pick<Preview, "recognised" | "escaped" | "refused">) =>
    t(escaped === null ? "preview.sumOpening" : "preview.sum", {
      recognised: number(recognised),
      escaped: number(escaped ?? 0),
      refused: number(refused),
    });
}
