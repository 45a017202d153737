import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { getWork } from "#contract/delivery/work.ts";
import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import type { WorkState } from "#programme/delivery/work/work-state.ts";
import { useEndpoint } from "#web/client.ts";
import { ActivityEvidence } from "#web/delivery/SupportEvidence.tsx";
import { dayOfInstant } from "#web/format/date.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useMay } from "#web/session.ts";
import { Money } from "#web/ui/Money.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { Notice } from "#web/ui/page/Notices.tsx";
import { RecordPage } from "#web/ui/page/RecordPage.tsx";
import type { Tone } from "#web/ui/tones.ts";
import { WorkAccountSection } from "./WorkAccountSection.tsx";
import { WorkSections } from "./WorkSections.tsx";
import { useWorkActs } from "./work-acts.tsx";

const tones = {
  draft: "neutral",
  contracted: "neutral",
  under_way: "progress",
  stopped: "stopped",
  handed_over: "good",
  in_operation: "good",
} as const satisfies Record<WorkState, Tone>;

/** A work from its draft to its upkeep: what stands out, what can be done now, what is payable and why. */
export function WorkPage({ workId }: { readonly workId: Id<"work"> }) {
  const found = useEndpoint(getWork, { params: { workId } });
  return <Loaded asked={found}>{(work) => <WorkRecord work={work} />}</Loaded>;
}

function WorkRecord({ work }: { readonly work: Output<typeof getWork> }) {
  const { t } = useTranslation("delivery/work");
  const { day, number } = useFormat();
  const may = useMay();
  const acts = useWorkActs(work);
  const { contract } = work;
  const line = [t(`path.${work.path}`), work.communeName, work.villageName ?? "", work.place ?? ""];
  return (
    <RecordPage
      above={{ label: t("works"), href: paths.works() }}
      title={work.name}
      line={line.filter((one) => one !== "").join(" · ")}
      state={{ tone: work.troubles.length > 0 ? "attention" : tones[work.state], label: t(`state.${work.state}`) }}
      notice={
        work.troubles.length > 0 && (
          <Notice>{`${t("standsOut")}: ${work.troubles.map((trouble) => t(`trouble.${trouble}`)).join("; ")}`}</Notice>
        )
      }
      acts={acts}
      facts={[
        {
          label: t("activity"),
          value: <Anchor href={paths.activity(work.activityId)}>{work.activityTitle}</Anchor>,
        },
        ...(work.lon === null || work.lat === null
          ? []
          : [
              {
                label: t("point"),
                value: (
                  <Anchor
                    href={`geo:${work.lat},${work.lon}`}
                  >{`${work.lat.toFixed(5)}, ${work.lon.toFixed(5)}`}</Anchor>
                ),
              },
            ]),
        { label: t("planned"), value: `${day(work.startsOn)} – ${day(work.endsOn)}` },
        { label: t("estimate"), value: <Money amount={work.estimate} /> },
        ...(contract === null
          ? []
          : [
              { label: t("contractor"), value: contract.contractor },
              { label: t("number"), value: `${contract.number} · ${day(contract.signedOn)}` },
              { label: t("sign.value"), value: <Money amount={contract.value} /> },
              { label: t("value"), value: <Money amount={work.value} /> },
            ]),
        { label: t("physical"), value: number(work.physical) },
        { label: t("paid"), value: <Money amount={work.paid} /> },
        ...(work.keeper === null ? [] : [{ label: t("keeper"), value: work.keeper }]),
        ...(work.yearlyBudget === null
          ? []
          : [{ label: t("yearlyBudget"), value: <Money amount={work.yearlyBudget} /> }]),
      ]}
      story={work.acts.map((done, at) => ({
        key: String(at),
        day: done.doneOn ?? dayOfInstant(done.doneAt),
        what: done.reason === null ? t(`story.${done.act}`) : `${t(`story.${done.act}`)}: ${done.reason}`,
        ...(done.officerName === null ? {} : { who: done.officerName }),
      }))}
    >
      {contract !== null && <WorkAccountSection account={work.account} accepted={work.accepted} />}
      <WorkSections work={work} />
      {may("delivery.readSupports") && <ActivityEvidence activityId={work.activityId} />}
    </RecordPage>
  );
}
