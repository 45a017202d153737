import { SimpleGrid } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { listPlans } from "#contract/planning/plan.ts";
import { useEndpoint } from "#web/client.ts";
import { isCommune } from "#web/session.ts";
import { useAreaScope } from "#web/shell/use-area-scope.ts";
import { ChoiceField } from "#web/ui/field/ChoiceField.tsx";
import { getArea } from "#contract/area/area.ts";

type Sides = { readonly left: string; readonly right: string };

/** Which two plans are compared: of the province's communes, of any year; a version that was asked for stays a choice. */
export function ComparedPlans({ onChoose, ...sides }: Sides & { readonly onChoose: (sides: Sides) => void }) {
  const { t } = useTranslation("planning/plan");
  const { t: tStages } = useTranslation("planning/plan");
  const { scope } = useAreaScope();
  const areaId = scope?.areaId ?? "";
  const area = useEndpoint(getArea, { params: { areaId } }, { enabled: areaId !== "" && isCommune(areaId) });
  const around = isCommune(areaId) ? area.data?.ancestors[0]?.areaId : areaId;
  const plans = useEndpoint(listPlans, { query: { areaId: around ?? "" } }, { enabled: (around ?? "") !== "" });
  const choices = (plans.data?.rows ?? []).map((plan) => {
    const year = plan.untilYear === plan.year ? String(plan.year) : `${plan.year}–${plan.untilYear}`;
    const name = tStages("planOf", { area: plan.areaName, year });
    return { value: plan.planId, label: `${name} (${tStages(`state.${plan.state}`)})` };
  });
  const withVersion = (side: string) => {
    const [planId, version] = side.split("@");
    const plan = choices.find(({ value }) => value === planId);
    if (version === undefined || plan === undefined) return choices;
    return [{ value: side, label: `${plan.label}, ${t("compare.version", { version })}` }, ...choices];
  };
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} className="no-print">
      {(["left", "right"] as const).map((side) => (
        <ChoiceField
          key={side}
          id={`compare-${side}`}
          label={t(`compare.${side}`)}
          value={sides[side]}
          choices={withVersion(sides[side])}
          onChange={(chosen) => onChoose({ ...sides, [side]: chosen })}
        />
      ))}
    </SimpleGrid>
  );
}
