import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { v7 } from "uuid";
import { z } from "zod";
import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { useAct, useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useSession } from "#web/session.ts";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { PageSkeleton } from "#web/ui/page/Skeletons.tsx";
import { TextField } from "#web/ui/field/TextField.tsx";
import { useChecked } from "#web/ui/field/use-checked.ts";
import { useDraft } from "#web/ui/field/use-draft.ts";
import { openActivity } from "#contract/delivery/activity.ts";
import { readFundLineChain } from "#contract/evaluation/effect.ts";

type Line = Output<typeof readFundLineChain>;
const draftShape = z.object({
  activityId: z.string(),
  title: z.string(),
  place: z.string(),
  startsOn: z.string(),
  endsOn: z.string(),
});

export function OpenActivityPage({ fundLineId }: { readonly fundLineId: Id<"fund line"> }) {
  const session = useSession();
  const chain = useEndpoint(readFundLineChain, { params: { fundLineId } });
  if (chain.error !== null) return <ErrorState error={chain.error} onRetry={() => void chain.refetch()} />;
  if (chain.data === undefined || session.data === undefined) return <PageSkeleton />;
  return <OpenActivityForm line={chain.data} today={session.data.today} />;
}

/** Opens an activity on a line of the plan: what it is called in the village, where, from when. */
function OpenActivityForm({ line, today }: { readonly line: Line; readonly today: string }) {
  const { t } = useTranslation("delivery/activity");
  const { money } = useFormat();
  const router = useRouter();
  const { draft, keep, forget, savedAt } = useDraft(`activity.${line.fundLineId}`, draftShape, {
    activityId: v7(),
    title: line.activityLine,
    place: "",
    startsOn: today,
    endsOn: "",
  });
  const open = useAct(openActivity);
  const check = useChecked(
    {
      title: { label: t("form.name"), value: draft.title },
      startsOn: { label: t("form.startsOn"), value: draft.startsOn },
    },
    draft.endsOn !== "" && draft.endsOn < draft.startsOn ? [{ fieldId: "endsOn", message: t("form.endsBefore") }] : [],
  );
  const text = (field: "place" | "startsOn" | "endsOn") => ({
    id: field,
    label: t(`form.${field}`),
    value: draft[field],
    error: check.errorOf(field),
    onChange: (value: string) => keep({ ...draft, [field]: value }),
  });
  const send = () => {
    if (!check.passes()) return;
    const activityId = draft.activityId as Id<"activity">;
    open.mutate(
      {
        body: {
          activityId,
          fundLineId: line.fundLineId,
          title: draft.title,
          startsOn: localDate(draft.startsOn),
          ...(draft.place === "" ? {} : { place: draft.place }),
          ...(draft.endsOn === "" ? {} : { endsOn: localDate(draft.endsOn) }),
        },
      },
      {
        onSuccess: () => {
          forget();
          router.history.push(paths.activity(activityId));
        },
      },
    );
  };
  return (
    <FormPage
      title={t("form.title", { area: line.areaName })}
      intro={t("form.intro", { goal: line.goal, amount: money(line.planned) })}
      errors={check.errors}
      problem={open.error}
      next={t("form.next")}
      verb={t("form.verb")}
      onSubmit={send}
      pending={open.isPending}
      savedAt={savedAt}
    >
      <TextField
        id="title"
        label={t("form.name")}
        value={draft.title}
        error={check.errorOf("title")}
        onChange={(title) => keep({ ...draft, title })}
      />
      <TextField {...text("place")} optional />
      <TextField {...text("startsOn")} kind="day" />
      <TextField {...text("endsOn")} kind="day" optional />
    </FormPage>
  );
}
