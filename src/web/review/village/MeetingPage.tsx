import { Stack, Text, Title } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { listReviews } from "#contract/review/round.ts";
import type { Id } from "#kernel/id.ts";
import { useEndpoint } from "#web/client.ts";
import { readNumber } from "#web/format/read-number.ts";
import { newId } from "#contract/new-id.ts";
import { paths } from "#web/paths.ts";
import { useSession } from "#web/session.ts";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { useContractForm } from "#web/ui/field/use-contract-form.ts";
import { MeetingHouseholds } from "./MeetingHouseholds.tsx";
import { recordMeeting } from "#contract/review/village.ts";
import { besides, resultsOf } from "./meeting-draft.ts";
import type { MetHousehold } from "./meeting-draft.ts";

type Place = { readonly roundId: Id<"round">; readonly villageId: string };

/** The minutes of a village meeting: who was there, what was agreed on each household, who signed. */
export function MeetingPage(place: Place) {
  const session = useSession();
  const reviews = useEndpoint(listReviews, {
    params: { roundId: place.roundId },
    query: { villageId: place.villageId, state: "scored", limit: "500" },
  });
  return (
    <Loaded asked={session}>
      {({ today }) => (
        <Loaded asked={reviews}>{({ rows }) => <MeetingForm {...place} rows={rows} today={today} />}</Loaded>
      )}
    </Loaded>
  );
}

function MeetingForm(props: Place & { readonly rows: readonly MetHousehold[]; readonly today: string }) {
  const { t } = useTranslation("review/village");
  const router = useRouter();
  const { roundId, villageId, rows, today } = props;
  const form = useContractForm(recordMeeting, {
    initial: {
      roundId,
      villageId,
      meetingId: newId("meeting"),
      heldOn: today,
      minutesSignedOn: today,
      households: Object.fromEntries(rows.map(({ householdId }) => [householdId, {}])),
    },
    besides,
    keepAs: `meeting ${roundId} ${villageId}`,
    complete: ({ households, ...values }) => ({ ...values, results: resultsOf(households, values.present) }),
    check: ({ households = {}, present }) => {
      const count = readNumber(String(present ?? ""), 0) ?? 0;
      const tooMany = rows.flatMap(({ householdId, headName }) => {
        const agreed = readNumber(String(households[householdId]?.agreed ?? ""), 0) ?? 0;
        return agreed > count
          ? [[`households.${householdId}.agreed`, t("meeting.tooMany", { name: headName ?? "–" })] as const]
          : [];
      });
      const isNobody = String(present ?? "").trim() !== "" && count === 0;
      return { ...Object.fromEntries(tooMany), ...(isNobody ? { present: t("meeting.nobodyPresent") } : {}) };
    },
    onDone: () => router.history.push(paths.village(roundId, villageId)),
  });
  if (rows.length === 0)
    return (
      <Stack>
        <Title order={1}>{t("meeting.title")}</Title>
        <Text>{t("nothingScored")}</Text>
      </Stack>
    );
  return (
    <FormPage title={t("meeting.title")} intro={t("meeting.intro")} next={t("meetNext")} verb={t("meet")} form={form}>
      <form.Field path="heldOn" label={t("heldOn")} />
      <form.Field path="chair" label={t("chair")} />
      <form.Field path="secretary" label={t("secretary")} />
      <form.Field path="frontObserver" label={t("meeting.front")} help={t("meeting.frontHelp")} />
      <form.Field path="present" label={t("present")} />
      <MeetingHouseholds rows={rows} present={readNumber(String(form.values.present ?? ""), 0) ?? 0} />
      <form.Field path="minutes" label={t("minutes")} />
      <form.Field path="householdRepresentative" label={t("meeting.representative")} />
      <form.Field path="minutesSignedOn" label={t("meeting.signedOn")} help={t("meeting.signedHelp")} />
    </FormPage>
  );
}
