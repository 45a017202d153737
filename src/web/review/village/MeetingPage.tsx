import { Stack, Text, Title } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { listReviews } from "#contract/review/round.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { useAct, useEndpoint } from "#web/client.ts";
import { readNumber } from "#web/format/read-number.ts";
import { newId } from "#contract/new-id.ts";
import { paths } from "#web/paths.ts";
import { useSession } from "#web/session.ts";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { TextField } from "#web/ui/field/TextField.tsx";
import { useChecked } from "#web/ui/field/use-checked.ts";
import { useDraft } from "#web/ui/field/use-draft.ts";
import { MeetingHouseholds } from "./MeetingHouseholds.tsx";
import { recordMeeting } from "#contract/review/village.ts";
import type { MeetingDraft, MetHousehold } from "./meeting-draft.ts";
import { draftShape } from "./meeting-draft.ts";

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
  const { t: ts } = useTranslation("review/village");
  const router = useRouter();
  const { roundId, villageId, rows } = props;
  const act = useAct(recordMeeting);
  const { draft, keep, forget, savedAt } = useDraft(`meeting ${roundId} ${villageId}`, draftShape, {
    meetingId: newId("meeting"),
    heldOn: props.today,
    chair: "",
    secretary: "",
    frontObserver: "",
    householdRepresentative: "",
    minutesSignedOn: props.today,
    present: "",
    minutes: "",
    households: {},
  });
  const present = readNumber(draft.present, 0) ?? 0;
  const reported = rows.flatMap((row) => {
    const { agreed = "", objection = "" } = draft.households[row.householdId] ?? {};
    const count = agreed.trim() === "" ? present : readNumber(agreed, 0);
    return agreed.trim() === "" && objection.trim() === "" ? [] : [{ row, agreed: count, objection: objection.trim() }];
  });
  const wrong = reported.find(({ agreed }) => agreed === undefined || agreed < 0 || agreed > present);
  const check = useChecked(
    {
      heldOn: { label: ts("heldOn"), value: draft.heldOn },
      chair: { label: ts("chair"), value: draft.chair },
      secretary: { label: ts("secretary"), value: draft.secretary },
      present: { label: ts("present"), value: draft.present },
      minutes: { label: ts("minutes"), value: draft.minutes },
    },
    [
      ...(present > 0 ? [] : [{ fieldId: "present", message: t("meeting.nobodyPresent") }]),
      ...(wrong === undefined
        ? []
        : [
            {
              fieldId: `agreed-${wrong.row.householdId}`,
              message: t("meeting.tooMany", { name: wrong.row.headName ?? "–" }),
            },
          ]),
    ],
  );
  const field = (id: Exclude<keyof MeetingDraft, "households" | "meetingId">, label: string) => ({
    id,
    label,
    value: draft[id],
    error: check.errorOf(id),
    onChange: (value: string) => keep({ ...draft, [id]: value }),
  });
  const optional = (text: string) => (text.trim() === "" ? undefined : text.trim());
  const send = () => {
    if (!check.passes()) return;
    act.mutate(
      {
        params: { roundId, villageId },
        body: {
          meetingId: draft.meetingId as Id<"meeting">,
          heldOn: localDate(draft.heldOn),
          chair: draft.chair.trim(),
          secretary: draft.secretary.trim(),
          present,
          frontObserver: optional(draft.frontObserver),
          householdRepresentative: optional(draft.householdRepresentative),
          minutesSignedOn: draft.minutesSignedOn === "" ? undefined : localDate(draft.minutesSignedOn),
          minutes: draft.minutes,
          results: reported.map(({ row, agreed = 0, objection }) => ({
            householdId: row.householdId,
            agreed,
            ...(objection === "" ? {} : { objection }),
          })),
        },
      },
      {
        onSuccess: () => {
          forget();
          router.history.push(paths.village(roundId, villageId));
        },
      },
    );
  };
  if (rows.length === 0)
    return (
      <Stack>
        <Title order={1}>{t("meeting.title")}</Title>
        <Text>{ts("nothingScored")}</Text>
      </Stack>
    );
  return (
    <FormPage
      title={t("meeting.title")}
      intro={t("meeting.intro")}
      errors={check.errors}
      problem={act.error}
      next={ts("meetNext")}
      verb={ts("meet")}
      onSubmit={send}
      pending={act.isPending}
      savedAt={savedAt}
    >
      <TextField {...field("heldOn", ts("heldOn"))} kind="day" />
      <TextField {...field("chair", ts("chair"))} />
      <TextField {...field("secretary", ts("secretary"))} />
      <TextField {...field("frontObserver", t("meeting.front"))} optional help={t("meeting.frontHelp")} />
      <TextField {...field("present", ts("present"))} kind="figure" />
      <MeetingHouseholds rows={rows} draft={draft} keep={keep} errorOf={check.errorOf} present={present} />
      <TextField {...field("minutes", ts("minutes"))} kind="long" />
      <TextField {...field("householdRepresentative", t("meeting.representative"))} optional />
      <TextField
        {...field("minutesSignedOn", t("meeting.signedOn"))}
        kind="day"
        optional
        help={t("meeting.signedHelp")}
      />
    </FormPage>
  );
}
