import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { editActivity, getActivity } from "#contract/delivery/activity.ts";
import { kindInputs } from "#contract/delivery/kind-form.ts";
import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { useContractForm } from "#web/ui/field/use-contract-form.ts";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { KindFields } from "./KindFields.tsx";

export function EditActivityPage({ activityId }: { readonly activityId: Id<"activity"> }) {
  const found = useEndpoint(getActivity, { params: { activityId } });
  return <Loaded asked={found}>{(activity) => <EditActivityForm activity={activity} />}</Loaded>;
}

/** What is said of the activity is changed, with the reason once it is open. */
function EditActivityForm({ activity }: { readonly activity: Output<typeof getActivity> }) {
  const { t } = useTranslation(["delivery/activity", "terms"]);
  const { language } = useFormat();
  const router = useRouter();
  const { activityId, kindFields, title, startsOn } = activity;
  const isDraft = activity.state === "draft";
  const [endpoint] = useState(() => ({
    ...editActivity,
    body: editActivity.body.extend({ fields: kindInputs(kindFields, isDraft) }),
  }));
  const form = useContractForm(endpoint, {
    initial: {
      activityId,
      title,
      startsOn,
      fields: activity.fields,
      ...(activity.place === null ? {} : { place: activity.place }),
      ...(activity.endsOn === null ? {} : { endsOn: activity.endsOn }),
    },
    check: ({ startsOn: from = "", endsOn: to = "" }) => ({
      endsOn: to !== "" && to < from ? t("form.endsBefore") : undefined,
    }),
    onDone: () => router.history.push(paths.activity(activityId)),
  });
  return (
    <FormPage
      title={t("edit.title", { title })}
      intro={activity.kindName[language]}
      next={t(isDraft ? "edit.nextDraft" : "edit.next")}
      verb={t("edit.verb")}
      form={form}
    >
      <form.Field path="title" label={t("form.name")} />
      <form.Field path="place" label={t("form.place")} />
      <form.Field path="startsOn" label={t("form.startsOn")} />
      <form.Field path="endsOn" label={t("form.endsOn")} />
      <KindFields fields={kindFields} />
      {!isDraft && <form.Field path="reason" label={t("terms:reason")} isNeeded />}
    </FormPage>
  );
}
