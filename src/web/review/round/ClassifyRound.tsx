import { Button, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Id } from "#kernel/id.ts";
import { askServer } from "#web/client.ts";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { ProgressWithCancel } from "#web/ui/page/ProgressWithCancel.tsx";
import { scoreReviews } from "#contract/review/survey.ts";
import { Classified, refusedOf } from "./Classified.tsx";
import type { Refused } from "./Classified.tsx";

type Run = { readonly done: number; readonly scored: number; readonly refused: Refused; readonly isOver: boolean };

/** The whole round is classified commune by commune; anyone who stops it keeps what is done, and it can be begun again. */
export function ClassifyRound(props: { readonly roundId: Id<"round">; readonly communes: readonly string[] }) {
  const { t } = useTranslation("review/round");
  const client = useQueryClient();
  const [run, setRun] = useState<Run>();
  const [error, setError] = useState<Error | null>(null);
  const stopped = useRef(false);
  const isBegun = useRef(false);
  const { roundId, communes } = props;
  const start = async () => {
    if (isBegun.current) return;
    isBegun.current = true;
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
          refused: [...now.refused, ...refusedOf(reported)],
          isOver: false,
        };
        setRun(now);
      }
    } catch (fault) {
      setError(fault instanceof Error ? fault : new Error(String(fault)));
    }
    // Over once the page has read what is left: a second press finds no button that would begin again and show nothing.
    await client.invalidateQueries();
    setRun({ ...now, isOver: true });
    isBegun.current = false;
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
      {run?.isOver === true && <Classified roundId={roundId} scored={run.scored} refused={run.refused} />}
      <ErrorState error={error} />
    </Stack>
  );
}
