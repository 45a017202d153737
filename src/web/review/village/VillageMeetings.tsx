import { Anchor, Button, FileButton, Group, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { addMinutesCopy, listMeetings } from "#contract/review/evidence.ts";
import type { Id } from "#kernel/id.ts";
import { minutesHolders } from "#programme/review/survey/review-evidence.ts";
import { useAct, useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { newId } from "#contract/new-id.ts";
import { paths } from "#web/paths.ts";
import { useMay } from "#web/session.ts";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { Facts } from "#web/ui/page/Facts.tsx";
import { shrinkPicture } from "#web/review/survey/shrink-picture.ts";

type Meeting = Output<typeof listMeetings>["rows"][number];
type Place = { readonly roundId: Id<"round">; readonly villageId: string };

/** The meetings of a village, how they ended, and the two signed minutes of each. */
export function VillageMeetings(place: Place) {
  const { t } = useTranslation("review/evidence");
  const found = useEndpoint(listMeetings, { params: place });
  const rows = found.data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <Stack component="section" gap="md">
      <Title order={2}>{t("meetings.title")}</Title>
      {rows.map((meeting) => (
        <MeetingHeld key={meeting.meetingId} place={place} meeting={meeting} />
      ))}
    </Stack>
  );
}

function MeetingHeld({ place, meeting }: { readonly place: Place; readonly meeting: Meeting }) {
  const { t } = useTranslation("review/evidence");
  const { day, number } = useFormat();
  const may = useMay();
  const add = useAct(addMinutesCopy);
  const keep = (copy: Meeting["copies"][number]["copy"]) => async (file: File | null) => {
    if (file === null) return;
    add.mutate({
      params: { ...place, copyId: newId("minutes copy") },
      query: { meetingId: meeting.meetingId, copy },
      file: await shrinkPicture(file),
    });
  };
  const ended = [t("meetings.passed", { count: meeting.passed })];
  if (meeting.returned > 0) ended.push(t("meetings.returned", { count: meeting.returned }));
  if (meeting.objections > 0) ended.push(t("meetings.objections", { count: meeting.objections }));
  const copyOf = (copy: (typeof minutesHolders)[number]) => {
    const kept = meeting.copies.filter((one) => one.copy === copy);
    return kept.length === 0 ? (
      t("meetings.noCopy")
    ) : (
      <Group gap="xs">
        {kept.map((one) => (
          <Anchor
            key={one.copyId}
            href={paths.papers.minutesCopy(place.roundId, place.villageId, one.copyId)}
            download=""
          >
            {t("meetings.seeCopy", { kilobytes: number(Math.max(1, Math.round(one.size / 1000))) })}
          </Anchor>
        ))}
      </Group>
    );
  };
  return (
    <Stack gap="xs">
      <Title order={3} size="md">
        {t("meetings.of", { day: day(meeting.heldOn), present: number(meeting.present) })}
      </Title>
      <Facts
        facts={[
          { label: t("meetings.ended"), value: ended.join(", ") },
          { label: t("meetings.chair"), value: meeting.chair },
          { label: t("meetings.secretary"), value: meeting.secretary },
          { label: t("meetings.front"), value: meeting.frontObserver ?? t("meetings.nobody") },
          {
            label: t("meetings.signed"),
            value: [
              meeting.householdRepresentative ?? t("meetings.nobody"),
              ...(meeting.minutesSignedOn === null ? [] : [day(meeting.minutesSignedOn)]),
            ].join(", "),
          },
          ...minutesHolders.map((copy) => ({ label: t(`meetings.copy.${copy}`), value: copyOf(copy) })),
        ]}
      />
      {may("review.recordMeeting") && (
        <Group gap="xs">
          {minutesHolders.map((copy) => (
            <FileButton key={copy} accept="image/*,application/pdf" onChange={(file) => void keep(copy)(file)}>
              {(wiring) => (
                <Button {...wiring} variant="default" loading={add.isPending}>
                  {t(`meetings.add.${copy}`)}
                </Button>
              )}
            </FileButton>
          ))}
        </Group>
      )}
      <Text size="sm">{t("meetings.copiesHelp")}</Text>
      <ErrorState error={add.error} />
    </Stack>
  );
}
