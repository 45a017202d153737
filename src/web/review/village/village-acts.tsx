import { useTranslation } from "react-i18next";
import type { listReviews } from "#contract/review/round.ts";
import type { Id } from "#kernel/id.ts";
import type { RowOf } from "#web/client.ts";
import { paths } from "#web/paths.ts";
import { newId } from "#contract/new-id.ts";
import { useSession } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import type { RecordAct } from "#web/ui/act/record-act.ts";
import { useWhyNot } from "#web/why-not.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { isReviewState, whyNotReviewAct } from "#programme/review/village/why-not-review-act.ts";
import type { PlaceAct } from "#programme/review/village/why-not-review-act.ts";
import { useRefusalText } from "#web/refusal-text.ts";
import { recordPosting } from "#contract/review/village.ts";

/** The meeting of a village and the public posting of its result. */
export function useVillageActs(props: {
  readonly roundId: Id<"round">;
  readonly villageId: string;
  readonly rows: readonly RowOf<typeof listReviews>[];
  readonly posting: { readonly fromDate: LocalDate; readonly toDate: LocalDate } | null;
}): readonly RecordAct[] {
  const { t } = useTranslation("review/village");
  const { t: tp } = useTranslation("review/round");
  const { t: te } = useTranslation("review/village");
  const whyNot = useWhyNot();
  const refusalText = useRefusalText();
  const today = useSession().data?.today ?? "";
  const { roundId, villageId, rows } = props;
  const params = { roundId, villageId };
  const states = rows.map(({ state }) => state).filter(isReviewState);
  const against = (act: PlaceAct) => {
    const refusal = whyNotReviewAct(act, states, props.posting);
    return refusal !== undefined && refusalText(refusal);
  };
  return [
    { key: "route", label: tp("route.open"), href: paths.route(roundId, villageId) },
    {
      key: "entry",
      label: te("entry.act"),
      whyNot: whyNot("review.submitAnswers", against("enter")),
      href: paths.entry(roundId, villageId),
    },
    {
      key: "meet",
      label: t("meet"),
      whyNot: whyNot("review.recordMeeting", against("meet")),
      href: paths.meeting(roundId, villageId),
    },
    {
      key: "post",
      label: t("post"),
      whyNot: whyNot("review.recordPosting", against("post")),
      dialog: (onClose) => (
        <ActDialog
          endpoint={recordPosting}
          verb={t("post")}
          next={t("postNext")}
          initial={{
            ...params,
            publicPostingId: newId("public posting"),
            places: ["Nhà văn hóa thôn, trụ sở UBND xã"],
            fromDate: today,
          }}
          complete={(values) => ({
            ...values,
            places: values.places
              ?.flatMap((place) => place.split(","))
              .map((place) => place.trim())
              .filter((place) => place !== ""),
          })}
          fields={[
            { path: "places.0", label: t("places") },
            { path: "fromDate", label: t("postedFrom") },
          ]}
          onClose={onClose}
        />
      ),
    },
  ];
}
