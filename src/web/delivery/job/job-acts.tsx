import { useTranslation } from "react-i18next";
import type { listJobSeekers, listPlacements, listVacancies } from "#contract/delivery/job.ts";
import { placeJobSeeker, recordFollowUp, recordVacancy } from "#contract/delivery/job.ts";
import { newId } from "#contract/new-id.ts";
import { followUpAnswers, jobReaches } from "#programme/delivery/job/match-vacancy.ts";
import type { RowOf } from "#web/client.ts";
import { useSession } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import type { RecordAct } from "#web/ui/act/record-act.ts";
import { useWhyNot } from "#web/why-not.ts";

/** What can be done about jobs of a commune: a vacancy, a placement, a follow-up. */
export function useJobActs(of: {
  readonly communeId: string;
  readonly seekers: readonly RowOf<typeof listJobSeekers>[];
  readonly vacancies: readonly RowOf<typeof listVacancies>[];
  readonly placements: readonly RowOf<typeof listPlacements>[];
}): readonly RecordAct[] {
  const { t } = useTranslation("delivery/job");
  const whyNot = useWhyNot();
  const today = useSession().data?.today ?? "";
  const looking = of.seekers.filter(({ placementId }) => placementId === null);
  const open = of.vacancies.filter(({ placed, seats }) => placed < seats);
  return [
    {
      key: "followUp",
      label: t("followUp.act"),
      whyNot: whyNot("delivery.recordJobs", of.placements.length === 0 && t("noPlacements")),
      dialog: (onClose) => (
        <ActDialog
          endpoint={recordFollowUp}
          initial={{ followUpId: newId("follow-up"), askedOn: today }}
          verb={t("followUp.act")}
          next={t("followUp.next")}
          onClose={onClose}
          fields={[
            {
              path: "placementId",
              label: t("person"),
              choices: of.placements.map((row) => ({
                value: row.placementId,
                label: `${row.personName} · ${row.employer}`,
              })),
            },
            { path: "months", label: t("followUp.months") },
            {
              path: "answer",
              label: t("followUp.answer"),
              choices: followUpAnswers.map((value) => ({ value, label: t(`answer.${value}`) })),
            },
            { path: "askedOn", label: t("followUp.askedOn") },
            { path: "askedBy", label: t("followUp.askedBy") },
          ]}
        />
      ),
    },
    {
      key: "place",
      label: t("placing.act"),
      whyNot: whyNot("delivery.recordJobs", (looking.length === 0 || open.length === 0) && t("placing.nothing")),
      dialog: (onClose) => (
        <ActDialog
          endpoint={placeJobSeeker}
          initial={{ placementId: newId("placement"), startedOn: today }}
          verb={t("placing.act")}
          next={t("next")}
          onClose={onClose}
          fields={[
            {
              path: "jobSeekerId",
              label: t("person"),
              choices: looking.map((row) => ({ value: row.jobSeekerId, label: `${row.personName} · ${row.trade}` })),
            },
            {
              path: "vacancyId",
              label: t("vacancy"),
              choices: open.map((row) => ({ value: row.vacancyId, label: `${row.employer} · ${row.trade}` })),
            },
            { path: "startedOn", label: t("startedOn") },
            { path: "wage", label: t("wage") },
          ]}
        />
      ),
    },
    {
      key: "vacancy",
      label: t("record.act"),
      whyNot: whyNot("delivery.recordJobs"),
      dialog: (onClose) => (
        <ActDialog
          endpoint={recordVacancy}
          initial={{ vacancyId: newId("vacancy"), communeId: of.communeId }}
          verb={t("record.act")}
          next={t("next")}
          onClose={onClose}
          fields={[
            { path: "employer", label: t("employer") },
            { path: "trade", label: t("trade") },
            {
              path: "reach",
              label: t("reachLabel"),
              choices: jobReaches.map((value) => ({ value, label: t(`reach.${value}`) })),
            },
            { path: "place", label: t("place") },
            { path: "seats", label: t("seats") },
            { path: "wageFrom", label: t("wageFrom") },
            { path: "wageTo", label: t("wageTo") },
            { path: "openUntil", label: t("openUntil") },
          ]}
        />
      ),
    },
  ];
}
