import { Stack } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { listReviews, postingSheet, recordMeeting, recordPosting } from "#contract/review.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { paths } from "#web/paths.ts";
import { useMay, useSession } from "#web/session.ts";
import { ActButton } from "#web/parts/ActButton.tsx";
import { DataTable } from "#web/parts/DataTable.tsx";
import { Link } from "#web/parts/Link.tsx";
import { newId } from "#web/parts/new-id.ts";
import { TitleBar } from "#web/parts/TitleBar.tsx";
import { StateBadge } from "#web/ui/StateBadge.tsx";
import { ask, pagesOf, useAsk } from "#web/parts/use-ask.ts";
import { Waiting } from "#web/parts/Waiting.tsx";

/** A village in a round: its households, its meeting, its public posting. */
export function VillagePage({ roundId, villageId }: { readonly roundId: Id<"round">; readonly villageId: string }) {
  const { t } = useTranslation("stages");
  const may = useMay();
  const { data } = useSession();
  const sheet = useAsk(postingSheet, { params: { roundId, villageId } });
  const reviews = useInfiniteQuery(
    pagesOf([listReviews.id, roundId, villageId], async (cursor) =>
      ask(listReviews, { params: { roundId }, query: { villageId, cursor, limit: 100 } }),
    ),
  );
  if (sheet.data === undefined || reviews.data === undefined) return <Waiting error={sheet.error ?? reviews.error} />;
  const rows = reviews.data.pages.flatMap((page) => page.rows);
  const has = (state: string) => rows.some((row) => row.state === state);
  const today = data?.today ?? "";
  return (
    <Stack>
      <TitleBar
        title={sheet.data.villageName}
        lead={sheet.data.communeName}
        acts={
          <>
            <ActButton
              endpoint={recordMeeting}
              label={t("review.meet")}
              next={t("review.meetNext")}
              hindrance={
                may("review.recordMeeting")
                  ? has("scored")
                    ? undefined
                    : t("review.nothingScored")
                  : t("mayNot.review_recordMeeting")
              }
              fields={[
                { name: "heldOn", label: t("review.heldOn"), kind: "date", initial: today },
                { name: "chair", label: t("review.chair"), kind: "text" },
                { name: "secretary", label: t("review.secretary"), kind: "text" },
                { name: "present", label: t("review.present"), kind: "number" },
                { name: "minutes", label: t("review.minutes"), kind: "long" },
              ]}
              build={(values) => ({
                params: { roundId, villageId },
                body: {
                  meetingId: newId("meeting"),
                  heldOn: localDate(values["heldOn"] ?? ""),
                  chair: values["chair"] ?? "",
                  secretary: values["secretary"] ?? "",
                  present: Number(values["present"]),
                  minutes: values["minutes"] ?? "",
                  results: [],
                },
              })}
            />
            <ActButton
              endpoint={recordPosting}
              label={t("review.post")}
              next={t("review.postNext")}
              hindrance={
                may("review.recordPosting")
                  ? has("met") || has("rechecked")
                    ? undefined
                    : t("review.nothingMet")
                  : t("mayNot.review_recordPosting")
              }
              fields={[
                {
                  name: "places",
                  label: t("review.places"),
                  kind: "text",
                  initial: "Nhà văn hóa thôn, trụ sở UBND xã",
                },
                { name: "fromDate", label: t("review.postedFrom"), kind: "date", initial: today },
              ]}
              build={(values) => ({
                params: { roundId, villageId },
                body: {
                  publicPostingId: newId("public posting"),
                  places: (values["places"] ?? "").split(",").map((place) => place.trim()),
                  fromDate: localDate(values["fromDate"] ?? ""),
                },
              })}
            />
          </>
        }
      />
      <DataTable
        name={sheet.data.villageName}
        rows={rows}
        keyOf={(row) => row.householdId}
        empty={t("review.nobodyListed")}
        more={
          reviews.hasNextPage
            ? { load: () => void reviews.fetchNextPage(), isLoading: reviews.isFetchingNextPage }
            : undefined
        }
        columns={[
          {
            head: t("household"),
            cell: (row) => <Link to={paths.explanation(row.householdId, roundId)}>{row.headName ?? t("unnamed")}</Link>,
            text: (row) => row.headName ?? "",
          },
          {
            head: t("state"),
            cell: (row) => (
              <StateBadge tone={row.state === "decided" ? "good" : "progress"} label={t(`review.state.${row.state}`)} />
            ),
            text: (row) => row.state,
            onPhone: true,
          },
          {
            head: t("class"),
            cell: (row) => (row.class === null ? "–" : t(`classes.${row.class}`)),
            text: (row) => row.class ?? "",
            onPhone: true,
          },
          {
            head: t("classBefore"),
            cell: (row) => (row.previousClass === null ? "–" : t(`classes.${row.previousClass}`)),
            text: (row) => row.previousClass ?? "",
          },
          {
            head: t("deprivations"),
            cell: (row) => String(row.deprivations.length),
            text: (row) => String(row.deprivations.length),
            isNumber: true,
          },
        ]}
      />
    </Stack>
  );
}
