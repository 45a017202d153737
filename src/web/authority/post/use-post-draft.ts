import { useTranslation } from "react-i18next";
import { parseLocalDate } from "#kernel/local-date.ts";
import type { Session } from "#web/session.ts";
import type { FieldError } from "#web/ui/field/ErrorSummary.tsx";
import { areaOfDraft, postOfDraft } from "./post-draft.ts";
import type { PostDraft } from "./post-draft.ts";

/** The posts of the country that permit to manage officers; others manage communes. */
export function countryOf(session: Session): string | undefined {
  return session.posts.find(({ kind }) => kind === "operator")?.areaId;
}

export function emptyPost(session: Session): PostDraft {
  return { kind: "", provinceId: session.provinceId, areaId: "", from: session.today, to: "" };
}

/** What a post still lacks, in the words of the form. */
export function usePostCheck(draft: PostDraft, session: Session) {
  const { t } = useTranslation("authority/post");
  const countryId = countryOf(session) ?? "";
  const isDay = (text: string) => text === "" || parseLocalDate(text) !== undefined;
  const found: FieldError[] = [
    ...(draft.from !== "" && draft.from < session.today
      ? [{ fieldId: "from", message: t("post.notBeforeToday") }]
      : []),
    ...(isDay(draft.to) && (draft.to === "" || draft.to >= draft.from)
      ? []
      : [{ fieldId: "to", message: t("post.endsBeforeItStarts") }]),
  ];
  return {
    needed: {
      kind: { label: t("post.kind"), value: draft.kind },
      area: { label: t("post.commune"), value: draft.kind === "" ? "-" : areaOfDraft(draft, countryId) },
      from: { label: t("post.firstDay"), value: draft.from },
    },
    found,
    post: postOfDraft(draft, countryId),
  };
}
