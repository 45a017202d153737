import { Anchor, Button, List, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Id } from "#kernel/id.ts";
import type { Output } from "#contract/endpoint.ts";
import { askServer } from "#web/client.ts";
import { paths } from "#web/paths.ts";
import { useRefusalText } from "#web/refusal-text.ts";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { ProgressWithCancel } from "#web/ui/page/ProgressWithCancel.tsx";
import { scoreReviews } from "#contract/review/survey.ts";

/** In this round, or on the opening list that is made of the same sheets. */
type Refused = readonly (Output<typeof scoreReviews>["refused"][number] & { readonly isOfOpening: boolean })[];
type Run = { readonly done: number; readonly scored: number; readonly refused: Refused; readonly isOver: boolean };

/** The others are shown when these are mended. */
const mostShown = 20;

/** The whole round is classified commune by commune; anyone who stops it keeps what is done, and it can be begun again. */
export function ClassifyRound(props: { readonly roundId: Id<"round">; readonly communes: readonly string[] }) {
  const { t } = useTranslation("review/round");
  const client = useQueryClient();
  const refusalText = useRefusalText();
  const [run, setRun] = useState<Run>();
  const [error, setError] = useState<Error | null>(null);
  const stopped = useRef(false);
  const { roundId, communes } = props;
  const start = async () => {
    stopped.current = false;
    setError(null);
    let now: Run = { done: 0, scored: 0, refused: [], isOver: false };
    setRun(now);
    try {
      for (const communeId of communes) {
        if (stopped.current) break;
        const reported = await askServer(scoreReviews, { params: { roundId, communeId }, body: {} });
        now = {
          done: now.done + 1,
          scored: now.scored + reported.scored,
          refused: [
            ...now.refused,
            ...reported.refused.map((one) => ({ ...one, isOfOpening: false })),
            ...(reported.openingList?.refused ?? []).map((one) => ({ ...one, isOfOpening: true })),
          ],
          isOver: false,
        };
        setRun(now);
      }
    } catch (fault) {
      setError(fault instanceof Error ? fault : new Error(String(fault)));
    }
    setRun({ ...now, isOver: true });
    await client.invalidateQueries();
  };
  const isRunning = run !== undefined && !run.isOver;
  return (
    <Stack gap="xs" className="no-print">
      {!isRunning && (
        <div>
          <Button variant="default" disabled={communes.length === 0} onClick={() => void start()}>
            {t("entry.bulk.act")}
          </Button>
        </div>
      )}
      {!isRunning && run === undefined && (
        <Text size="sm">
          {communes.length === 0 ? t("entry.bulk.nothing") : t("entry.bulk.next", { count: communes.length })}
        </Text>
      )}
      {isRunning && (
        <ProgressWithCancel
          label={t("entry.bulk.running")}
          done={run.done}
          total={communes.length}
          unit={t("entry.bulk.unit")}
          onCancel={() => {
            stopped.current = true;
          }}
        />
      )}
      {run?.isOver === true && (
        <>
          <Text role="status">
            {[
              t("entry.bulk.done", { count: run.scored }),
              ...(run.refused.length === 0 ? [] : [t("entry.bulk.refused", { count: run.refused.length })]),
            ].join(" ")}
          </Text>
          <List>
            {run.refused.slice(0, mostShown).map(({ householdId, headName, code, facts, isOfOpening }) => (
              <List.Item key={`${householdId} ${String(isOfOpening)}`}>
                <Anchor href={paths.survey(householdId, roundId)}>{headName ?? t("entry.bulk.household")}</Anchor>
                {`: ${isOfOpening ? `${t("entry.bulk.ofOpening")}: ` : ""}${refusalText({ code, facts })}`}
              </List.Item>
            ))}
          </List>
        </>
      )}
      <ErrorState error={error} />
    </Stack>
  );
}
