import { useTranslation } from "react-i18next";
import type { Session } from "#web/session.ts";
import type { PostDraft } from "./post-draft.ts";

/** The posts of the country that permit to manage officers; others manage communes. */
export function countryOf(session: Session): string | undefined {
  return session.posts.find(({ kind }) => kind === "operator")?.areaId;
}

/** The days that a post cannot have, in the words of the form: it begins today or later, and ends after that. */
export function usePostCheck(
  today: string,
): (draft: PostDraft) => { readonly validFrom: string | undefined; readonly validTo: string | undefined } {
  const { t } = useTranslation("authority/post");
  return ({ validFrom = "", validTo }) => ({
    validFrom: validFrom !== "" && validFrom < today ? t("post.notBeforeToday") : undefined,
    validTo: (validTo ?? "") === "" || (validTo ?? "") >= validFrom ? undefined : t("post.endsBeforeItStarts"),
  });
}
