import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Refusal } from "#kernel/refusal.ts";
import { paths } from "#web/paths.ts";

type Facts = Refusal["facts"];
type Way = { readonly text: "askForReview"; readonly hrefOf: (facts: Facts) => string | undefined };

/** What can be done in place of what was refused, where that is another act. */
const ways: Readonly<Record<string, Way>> = {
  "review.objection_after_posting": {
    text: "askForReview",
    hrefOf: ({ householdId }) =>
      typeof householdId === "string" ? paths.household(householdId, { ask: "review" }) : undefined,
  },
};

/** The link from a refusal to what can be done instead. */
export function WayOn({ refusal }: { readonly refusal: Pick<Refusal, "code" | "facts"> }) {
  const { t } = useTranslation("ui");
  const way = ways[refusal.code];
  const href = way?.hrefOf(refusal.facts);
  if (way === undefined || href === undefined) return null;
  return <Anchor href={href}>{t(`error.way.${way.text}`)}</Anchor>;
}
