import { useTranslation } from "react-i18next";
import type { listReviews } from "#contract/review/round.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import type { RowOf } from "#web/client.ts";
import { paths } from "#web/paths.ts";
import { newId } from "#web/new-id.ts";
import { useSession } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import type { RecordAct } from "#web/ui/act/RecordActs.tsx";
import { useWhyNot } from "#web/why-not.ts";
import { recordPosting } from "#contract/review/village.ts";

/** The meeting of a village and the public posting of its result. */
export function useVillageActs(props: {
  readonly roundId: Id<"round">;
  readonly villageId: string;
  readonly rows: readonly RowOf<typeof listReviews>[];
}): readonly RecordAct[] {
  const { t } = useTranslation("stages");
  const { t: tp } = useTranslation("procedure");
  const { t: te } = useTranslation("entry");
  const whyNot = useWhyNot();
  const today = useSession().data?.today ?? "";
  const { roundId, villageId, rows } = props;
  const params = { roundId, villageId };
  const has = (...states: readonly string[]) => rows.some((row) => states.includes(row.state));
  return [
    { key: "route", label: tp("route.open"), href: paths.route(roundId, villageId) },
    {
      key: "entry",
      label: te("act"),
      whyNot: whyNot("review.submitAnswers", !has("listed", "screened") && te("nothingToEnter")),
      href: paths.entry(roundId, villageId),
    },
    {
      key: "meet",
      label: t("review.meet"),
      whyNot: whyNot("review.recordMeeting", !has("scored") && t("review.nothingScored")),
      href: paths.meeting(roundId, villageId),
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
