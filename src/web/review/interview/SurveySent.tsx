import { Anchor, Button, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { readRoute } from "#contract/review/work.ts";
import type { Id } from "#kernel/id.ts";
import { useEndpoint } from "#web/client.ts";
import { paths } from "#web/paths.ts";
import { PageHead } from "#web/ui/page/PageHead.tsx";
import { nextHousehold } from "./next-household.ts";

/** After sending: that it was sent, and the next household on the way. */
export function SurveySent(props: {
  readonly householdId: Id<"household">;
  readonly roundId: Id<"round">;
  readonly headName: string | null;
  readonly villageId: string | null;
}) {
  const { t } = useTranslation("review/survey");
  const { householdId, roundId, villageId } = props;
  const route = useEndpoint(
    readRoute,
    { params: { roundId, villageId: villageId ?? "" }, query: { mine: "no" } },
    { enabled: villageId !== null },
  );
  const found = route.data === undefined ? undefined : nextHousehold(route.data.rows, householdId);
  return (
    <Stack align="flex-start">
      <PageHead title={t("sent.title", { head: props.headName ?? t("survey.unnamed") })} lead={t("survey.next")} />
      {found !== undefined && (
        <Button component="a" href={paths.survey(found.next.householdId, roundId)}>
          {t("sent.next", { count: found.left, head: found.next.headName ?? t("survey.unnamed") })}
        </Button>
      )}
      {found === undefined && route.data !== undefined && <p>{t("sent.last")}</p>}
      <Anchor href={paths.household(householdId)}>{t("sent.toHousehold")}</Anchor>
      {villageId !== null && <Anchor href={paths.village(roundId, villageId)}>{t("sent.toVillage")}</Anchor>}
    </Stack>
  );
}
