import { useTranslation } from "react-i18next";
import { recordMeeting, recordPosting } from "#contract/review.ts";
import type { listReviews } from "#contract/review.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import type { RowOf } from "#web/client.ts";
import { readNumber } from "#web/format/read-number.ts";
import { newId } from "#web/new-id.ts";
import { useSession } from "#web/session.ts";
import { ActDialog } from "#web/ui/ActDialog.tsx";
import type { RecordAct } from "#web/ui/RecordActs.tsx";
import { useWhyNot } from "#web/why-not.ts";

/** The meeting of a village and the public posting of its result. */
export function useVillageActs(props: {
  readonly roundId: Id<"round">;
  readonly villageId: string;
  readonly rows: readonly RowOf<typeof listReviews>[];
}): readonly RecordAct[] {
  const { t } = useTranslation("stages");
  const whyNot = useWhyNot();
  const today = useSession().data?.today ?? "";
  const { roundId, villageId, rows } = props;
  const params = { roundId, villageId };
  const has = (...states: readonly string[]) => rows.some((row) => states.includes(row.state));
  return [
    {
      key: "meet",
      label: t("review.meet"),
      whyNot: whyNot("review.recordMeeting", !has("scored") && t("review.nothingScored")),
      dialog: (onClose) => (
        <ActDialog
          endpoint={recordMeeting}
          verb={t("review.meet")}
          next={t("review.meetNext")}
          fields={[
            { name: "heldOn", label: t("review.heldOn"), kind: "day", initial: today },
            { name: "chair", label: t("review.chair"), kind: "text" },
            { name: "secretary", label: t("review.secretary"), kind: "text" },
            { name: "present", label: t("review.present"), kind: "figure" },
            { name: "minutes", label: t("review.minutes"), kind: "long" },
          ]}
          build={(values) => ({
            params,
            body: {
              meetingId: newId("meeting"),
              heldOn: localDate(values["heldOn"] ?? ""),
              chair: values["chair"] ?? "",
              secretary: values["secretary"] ?? "",
              present: readNumber(values["present"] ?? "", 0) ?? 0,
              minutes: values["minutes"] ?? "",
              results: [],
            },
          })}
          onClose={onClose}
        />
      ),
    },
    {
      key: "post",
      label: t("review.post"),
      whyNot: whyNot("review.recordPosting", !has("met", "rechecked") && t("review.nothingMet")),
      dialog: (onClose) => (
        <ActDialog
          endpoint={recordPosting}
          verb={t("review.post")}
          next={t("review.postNext")}
          fields={[
            {
              name: "places",
              label: t("review.places"),
              kind: "text",
              initial: "Nhà văn hóa thôn, trụ sở UBND xã",
            },
            { name: "fromDate", label: t("review.postedFrom"), kind: "day", initial: today },
          ]}
          build={(values) => ({
            params,
            body: {
              publicPostingId: newId("public posting"),
              places: (values["places"] ?? "")
                .split(",")
                .map((place) => place.trim())
                .filter((place) => place !== ""),
              fromDate: localDate(values["fromDate"] ?? ""),
            },
          })}
          onClose={onClose}
        />
      ),
    },
  ];
}
