import { useTranslation } from "react-i18next";
import type { getOfficer } from "#contract/authority/post.ts";
import type { Output } from "#contract/endpoint.ts";
import type { OfficerState } from "#programme/authority/post/recorded-post.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useRefusalText } from "#web/refusal-text.ts";
import type { Tone } from "#web/ui/tones.ts";

export type OfficerShown = Output<typeof getOfficer>;
export type PostShown = OfficerShown["posts"][number];

export const officerTones: Readonly<Record<OfficerState, Tone>> = {
  active: "good",
  without_post: "attention",
  disabled: "stopped",
};

type Named = Pick<PostShown, "kind" | "areaName" | "officeName" | "heldForName" | "validFrom" | "validTo" | "state">;

/** Posts and their days in words. */
export function usePostWords() {
  const { t } = useTranslation("authority/post");
  const { t: tu } = useTranslation("ui");
  const { day } = useFormat();
  const title = ({
    kind,
    areaName,
    officeName,
    heldForName,
  }: Pick<Named, "kind" | "areaName" | "officeName" | "heldForName">) => {
    const post = `${tu(`post.${kind}`)}, ${officeName ?? areaName}`;
    return heldForName === null ? post : t("post.inPlaceOf", { post, name: heldForName });
  };
  return {
    title,
    days: ({ validFrom, validTo }: Pick<Named, "validFrom" | "validTo">) =>
      validTo === null
        ? t("post.from", { from: day(validFrom) })
        : t("post.between", { from: day(validFrom), to: day(validTo) }),
    /** In a list: what counts is named, what is yet to come says from when. */
    short: (post: Named) =>
      post.state === "coming" ? t("post.comingOne", { post: title(post), from: day(post.validFrom) }) : title(post),
  };
}

/** The reason of the server, as the menu of a record shows it. */
export function useWhyNotText(): (whyNot: OfficerShown["whyNot"]["disable"]) => string | undefined {
  const refusalText = useRefusalText();
  return (whyNot) => (whyNot === null ? undefined : refusalText(whyNot));
}
