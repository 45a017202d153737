import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { newId } from "#contract/new-id.ts";
import { paths } from "#web/paths.ts";
import { useSession } from "#web/session.ts";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { PageSkeleton } from "#web/ui/page/Skeletons.tsx";
import { useContractForm } from "#web/ui/field/use-contract-form.ts";
import { useState } from "react";
import { draftActivity, getActivityKind } from "#contract/delivery/activity.ts";
import { kindInputs } from "#contract/delivery/kind-form.ts";
import { KindFields } from "./activity/KindFields.tsx";
import { readFundLineChain } from "#contract/evaluation/effect.ts";

type Line = Output<typeof readFundLineChain>;
export function DraftActivityPage({ fundLineId }: { readonly fundLineId: Id<"fund line"> }) {
  const session = useSession();
  const chain = useEndpoint(readFundLineChain, { params: { fundLineId } });
  const kind = useEndpoint(getActivityKind, { params: { fundLineId } });
  if (kind.error !== null) return <ErrorState error={kind.error} onRetry={() => void kind.refetch()} />;
  if (chain.error !== null) return <ErrorState error={chain.error} onRetry={() => void chain.refetch()} />;
  if (chain.data === undefined || kind.data === undefined || session.data === undefined) return <PageSkeleton />;
  return <DraftActivityForm line={chain.data} kindFields={kind.data.kindFields} today={session.data.today} />;
}

/** Drafts an activity on a line of the plan: what it is called in the village, where, from when. */
function DraftActivityForm({
  line,
  kindFields,
  today,
}: {
  readonly line: Line;
  readonly kindFields: Output<typeof getActivityKind>["kindFields"];
  readonly today: string;
}) {
  const { t } = useTranslation("delivery/activity");
  const { money } = useFormat();
  const router = useRouter();
  const [endpoint] = useState(() => ({
    ...draftActivity,
    body: draftActivity.body.extend({ fields: kindInputs(kindFields, true) }),
  }));
  const form = useContractForm(endpoint, {
    initial: {
      fields: {},
      activityId: newId("activity"),
      fundLineId: line.fundLineId,
      title: line.activityLine,
      startsOn: today,
    },
    keepAs: `activity.${line.fundLineId}`,
    check: ({ startsOn = "", endsOn = "" }) => ({
      endsOn: endsOn !== "" && endsOn < startsOn ? t("form.endsBefore") : undefined,
    }),
    onDone: ({ activityId }) => router.history.push(paths.activity(activityId)),
  });
  return (
    <FormPage
      title={t("form.title", { area: line.areaName })}
      intro={t("form.intro", { goal: line.goal, amount: money(line.planned) })}
      next={t("form.next")}
      verb={t("form.verb")}
      form={form}
    >
      <form.Field path="title" label={t("form.name")} />
      <form.Field path="place" label={t("form.place")} />
      <form.Field path="startsOn" label={t("form.startsOn")} />
      <form.Field path="endsOn" label={t("form.endsOn")} />
      <KindFields fields={kindFields} />
    </FormPage>
  );
}
