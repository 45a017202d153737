import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { getGrievance } from "#contract/voice/grievance.ts";
import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useLawWords } from "#web/law-words.ts";
import { paths } from "#web/paths.ts";
import { useMay } from "#web/session.ts";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { Notice } from "#web/ui/page/Notices.tsx";
import { RecordPage } from "#web/ui/page/RecordPage.tsx";
import { useGrievanceActs } from "./grievance-acts.tsx";
import { grievanceTones } from "./use-grievance-columns.tsx";

/** A grievance: what it says and contests, by when its next step is due, and what was done. */
export function GrievancePage({ grievanceId }: { readonly grievanceId: Id<"grievance"> }) {
  const found = useEndpoint(getGrievance, { params: { grievanceId } });
  return <Loaded asked={found}>{(grievance) => <GrievanceRecord grievance={grievance} />}</Loaded>;
}

type Grievance = Output<typeof getGrievance>;

function GrievanceRecord({ grievance }: { readonly grievance: Grievance }) {
  const { t } = useTranslation("voice/grievance");
  const { day, language } = useFormat();
  const may = useMay();
  const lawOf = useLawWords();
  const acts = useGrievanceActs(grievance);
  const { state, isLate, contested } = grievance;
  const isOpen = state === "received" || state === "accepted";
  return (
    <RecordPage
      above={{ label: t("grievances"), href: paths.grievances() }}
      title={t("title", { kind: grievance.kindName[language], topic: t(`topic.${grievance.topic}`) })}
      line={[grievance.communeName, grievance.villageName ?? "", t(`settledBy.${grievance.level}`)]
        .filter((one) => one !== "")
        .join(" · ")}
      state={{
        tone: isLate ? "attention" : grievanceTones[state],
        label: isLate ? t("lateState", { state: t(`state.${state}`) }) : t(`state.${state}`),
      }}
      notice={grievance.isConfidential && <Notice>{t("confidential")}</Notice>}
      acts={acts}
      next={["accept", "answer", "rate"]}
      facts={[
        { label: t("story"), value: grievance.story },
        ...(contested === null
          ? []
          : [
              {
                label: t("contested"),
                value: <Contested contested={contested} mayOpen={may("registry.readHouseholds")} />,
              },
            ]),
        { label: t("sender"), value: grievance.senderName ?? t("noName") },
        ...(grievance.senderContact === null ? [] : [{ label: t("contact"), value: grievance.senderContact }]),
        { label: t("channelLabel"), value: t(`channel.${grievance.channel}`) },
        { label: t("receivedOn"), value: day(grievance.receivedOn) },
        ...(isOpen ? [{ label: t(state === "received" ? "acceptBy" : "answerBy"), value: day(grievance.dueOn) }] : []),
        { label: t("basis"), value: lawOf(grievance.basis) ?? grievance.basis },
        ...(grievance.assignee === null ? [] : [{ label: t("assignee"), value: grievance.assignee }]),
        ...(grievance.answer === null || grievance.answeredOn === null
          ? []
          : [
              { label: t(state === "declined" ? "whyDeclined" : "answerLabel"), value: grievance.answer },
              { label: t("answeredOn"), value: day(grievance.answeredOn) },
            ]),
        ...(grievance.satisfaction === null
          ? []
          : [{ label: t("satisfactionLabel"), value: t(`satisfaction.${grievance.satisfaction}`) }]),
        { label: t("code"), value: grievance.code },
      ]}
      story={grievance.acts.map((done, at) => {
        const what = t(`done.${done.act}`, {
          level: t(`level.${done.level}`),
          due: done.dueOn === null ? "" : day(done.dueOn),
        });
        return {
          key: String(at),
          day: done.doneOn,
          what: done.note === null ? what : `${what}: ${done.note}`,
          ...(done.officerName === null ? {} : { who: done.officerName }),
        };
      })}
      papers={
        may("voice.recordGrievance")
          ? [{ label: t("receipt"), href: paths.papers.grievanceReceipt(grievance.grievanceId, { language }) }]
          : []
      }
    />
  );
}

function Contested(props: { readonly contested: NonNullable<Grievance["contested"]>; readonly mayOpen: boolean }) {
  const { t } = useTranslation("voice/grievance");
  const { kind, recordId, householdId } = props.contested;
  const label = t(`contestedKind.${kind}`);
  const href =
    kind === "activity"
      ? paths.activity(recordId)
      : householdId === null
        ? undefined
        : kind === "support"
          ? paths.support(householdId, recordId)
          : paths.household(householdId);
  return href === undefined || !props.mayOpen ? label : <Anchor href={href}>{label}</Anchor>;
}
