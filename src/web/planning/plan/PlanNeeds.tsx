import { Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { getPlan } from "#contract/planning/plan.ts";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import type { ShownCount } from "#kernel/suppression/shown-count.ts";
import { useFormat } from "#web/format/use-format.ts";
import { BarList } from "#web/ui/picture/BarList.tsx";
import { useClasses, useNames } from "#web/names.ts";

/** A suppressed count has no bar, and stands last. */
const barOf = (households: ShownCount) => (households === suppressed ? 0 : households);

/** What the last decisions say the commune lacks, beside what the plan does about it. */
export function PlanNeeds({ plan }: { readonly plan: Output<typeof getPlan> }) {
  const { t } = useTranslation(["terms", "planning/plan"]);
  const nameOf = useNames();
  const { codes: classOrder } = useClasses();
  const { language, day, number } = useFormat();
  const needs = plan.needs.byIndicator
    .filter((need) => need.households !== 0)
    .toSorted((a, b) => barOf(b.households) - barOf(a.households));
  const byClass = plan.needs.byClass.toSorted((a, b) => classOrder.indexOf(a.class) - classOrder.indexOf(b.class));
  return (
    <Stack component="section" gap="sm">
      <Title order={2}>{t("planning/plan:needs", { day: day(plan.needs.asOf) })}</Title>
      <Text c="dimmed">
        {byClass.map((one) => `${nameOf("classes", one.class)}: ${number(one.households)}`).join(" · ")}
      </Text>
      <BarList
        rows={needs.map((need) => ({
          name: need.name[language],
          value: barOf(need.households),
          text: need.households === suppressed ? number(suppressed) : t("householdsCount", { count: need.households }),
        }))}
      />
    </Stack>
  );
}
