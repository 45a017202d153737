import { Anchor, List, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useMay } from "#web/session.ts";
import type { Explanation } from "./explanation.ts";

/** What the household can do: object and until when, ask for support; and the law that it rests on. */
export function ExplanationNext({ review }: { readonly review: Explanation }) {
  const { t } = useTranslation("review/explanation");
  const { t: tu } = useTranslation("ui");
  const may = useMay();
  const { language, day } = useFormat();
  const { objecting, otherSupport, sources } = review;
  const facts = {
    until: objecting.until === null ? "" : day(objecting.until),
    days: String(objecting.answerWorkingDays),
  };
  return (
    <>
      <Stack component="section" gap="xs">
        <Title order={2}>{t("objecting.title")}</Title>
        <Text maw="44rem">{t(`objecting.${objecting.state}`, facts)}</Text>
        {objecting.state === "over" && may("review.receiveRequest") && (
          <Anchor href={paths.household(review.householdId, { ask: "review" })}>{tu("error.way.askForReview")}</Anchor>
        )}
      </Stack>
      {otherSupport.length > 0 && (
        <Stack component="section" gap="xs">
          <Title order={2}>{t("support")}</Title>
          <List>
            {otherSupport.map((one) => (
              <List.Item key={one.vi}>{one[language]}</List.Item>
            ))}
          </List>
          <Text size="sm">{t("noPromise")}</Text>
        </Stack>
      )}
      <Text size="sm">{t("sources", { sources: sources.map((one) => one[language]).join("; ") })}</Text>
    </>
  );
}
