import { Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { readReviewForm } from "#contract/review/survey.ts";
import type { Id } from "#kernel/id.ts";
import { useEndpoint } from "#web/client.ts";
import { useSession } from "#web/session.ts";
import { useFormat } from "#web/format/use-format.ts";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { PageHead } from "#web/ui/page/PageHead.tsx";
import { PageSkeleton } from "#web/ui/page/Skeletons.tsx";
import { DropKept } from "./DropKept.tsx";
import { SurveyBlocked } from "#web/review/interview/SurveyBlocked.tsx";
import { SurveySent } from "#web/review/interview/SurveySent.tsx";
import { SurveyForm } from "./SurveyForm.tsx";

/** Form B of a household: asked in its house, kept while it is filled in. */
export function SurveyPage(props: { readonly householdId: Id<"household">; readonly roundId: Id<"round"> }) {
  const { t } = useTranslation("review/survey");
  const { language } = useFormat();
  const [sent, markSent] = useState<string>();
  const session = useSession();
  const form = useEndpoint(readReviewForm, { params: props });
  // A line that breaks while one asks takes nothing away from the screen.
  if (form.error !== null && form.data === undefined)
    return <ErrorState error={form.error} onRetry={() => void form.refetch()} />;
  if (form.data === undefined || session.data === undefined) return <PageSkeleton />;
  const { blocked, headName, title, villageId } = form.data;
  if (sent === props.householdId) return <SurveySent {...props} headName={headName} villageId={villageId} />;
  if (blocked !== null)
    return (
      <Stack align="flex-start">
        <PageHead title={t("survey.title", { form: title[language], head: headName ?? t("survey.unnamed") })} />
        <SurveyBlocked {...props} blocked={blocked} />
        <DropKept {...props} />
      </Stack>
    );
  return (
    <SurveyForm
      key={props.householdId}
      {...props}
      form={form.data}
      today={session.data.today}
      onDone={() => markSent(props.householdId)}
    />
  );
}
