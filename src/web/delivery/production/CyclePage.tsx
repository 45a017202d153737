import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { getCycle } from "#contract/delivery/production.ts";
import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import type { CycleState } from "#programme/delivery/production/cycle-state.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useNames } from "#web/names.ts";
import { paths } from "#web/paths.ts";
import { Money } from "#web/ui/Money.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { Notice } from "#web/ui/page/Notices.tsx";
import { RecordPage } from "#web/ui/page/RecordPage.tsx";
import type { Tone } from "#web/ui/tones.ts";
import { CycleSections } from "./CycleSections.tsx";
import { useCycleActs } from "./cycle-acts.tsx";
import { useHazardText } from "./use-hazard-text.ts";
import { useProducerText, useQuantityText } from "./use-cycle-columns.tsx";

const tones = {
  planned: "neutral",
  running: "progress",
  harvested: "good",
  failed: "stopped",
} as const satisfies Record<CycleState, Tone>;

/** A production cycle: what is expected, what was harvested and sold, who earned what, and which hazards threaten it. */
export function CyclePage({ cycleId }: { readonly cycleId: Id<"production cycle"> }) {
  const found = useEndpoint(getCycle, { params: { cycleId } });
  return <Loaded asked={found}>{(cycle) => <CycleRecord cycle={cycle} />}</Loaded>;
}

function CycleRecord({ cycle }: { readonly cycle: Output<typeof getCycle> }) {
  const { t } = useTranslation("delivery/production");
  const { day, language } = useFormat();
  const hazardText = useHazardText();
  const nameOf = useNames();
  const quantity = useQuantityText();
  const producer = useProducerText();
  const unit = cycle.unit[language];
  const withUnit = (value: number | null, unknown: string) => (value === null ? unknown : `${quantity(value)} ${unit}`);
  const hasNoBuyer = (cycle.open ?? 0) > 0;
  return (
    <RecordPage
      above={{ label: t("cycles"), href: paths.cycles() }}
      title={`${nameOf("products", cycle.product)} · ${producer(cycle.producer, cycle.producers)}`}
      line={[cycle.communeName, cycle.endReason ?? ""].filter((one) => one !== "").join(" · ")}
      state={{
        tone: tones[cycle.state],
        label: t(`state.${cycle.state}`),
        since: cycle.endedOn ?? cycle.startedOn ?? cycle.startsOn,
      }}
      notice={
        <>
          {cycle.hazards.map((warning) => (
            <Notice key={warning.hazard}>{hazardText(warning)}</Notice>
          ))}
          {cycle.search !== null && hasNoBuyer && (
            <Notice>
              {t("search", {
                owner: cycle.search.owner,
                nextStep: cycle.search.nextStep,
                day: day(cycle.search.nextStepOn),
              })}
            </Notice>
          )}
        </>
      }
      acts={useCycleActs(cycle)}
      facts={[
        { label: t("activity"), value: <Anchor href={paths.activity(cycle.activityId)}>{cycle.activityTitle}</Anchor> },
        { label: t("size"), value: `${quantity(cycle.size)} ${cycle.sizeUnit[language]}` },
        { label: t("harvestTime"), value: `${day(cycle.harvestFrom)} – ${day(cycle.harvestTo)}` },
        { label: t("expectedYield"), value: withUnit(cycle.expectedYield, "–") },
        { label: t("harvested"), value: withUnit(cycle.harvested, t(cycle.state === "failed" ? "nothing" : "notYet")) },
        { label: t("sold"), value: withUnit(cycle.sold, "–") },
        { label: t("promised"), value: withUnit(cycle.promised, "–") },
        { label: t("open"), value: withUnit(cycle.open, "–") },
        { label: t("cost"), value: <Money amount={cycle.cost} /> },
        { label: t("income"), value: <Money amount={cycle.income} /> },
      ]}
    >
      <CycleSections cycle={cycle} />
    </RecordPage>
  );
}
