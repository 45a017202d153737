import { useTranslation } from "react-i18next";
import { listOffices } from "#contract/authority/office.ts";
import type { listActivityActs } from "#contract/delivery/activity-acts.ts";
import type { getActivity } from "#contract/delivery/activity.ts";
import { assignActivity } from "#contract/delivery/assignment.ts";
import type { Output } from "#contract/endpoint.ts";
import { useEndpoint } from "#web/client.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import type { RecordAct } from "#web/ui/act/record-act.ts";
import { useWhyNot } from "#web/why-not.ts";
import { useNotInState } from "./state-acts.tsx";

type Activity = Output<typeof getActivity>;

/** Who carries the activity out, handed to a department or a unit, or back to the commune. */
export function useAssigning(activity: Activity): RecordAct {
  const { t } = useTranslation("delivery/assignment");
  const whyNot = useWhyNot();
  const notInState = useNotInState(activity.state);
  return {
    key: "assign",
    label: t("act"),
    whyNot: whyNot("delivery.assignActivity", notInState("assign")),
    dialog: (onClose) => <AssignDialog activity={activity} onClose={onClose} />,
  };
}

/** In a choice the commune has a word, since it is no office. */
const communeItself = "commune";

function AssignDialog({ activity, onClose }: { readonly activity: Activity; readonly onClose: () => void }) {
  const { t } = useTranslation(["delivery/assignment", "terms", "authority/office"]);
  const found = useEndpoint(listOffices, { query: { state: "open" } });
  if (found.data === undefined) return null;
  const { activityId, state, officeId } = activity;
  const offices = found.data.rows.filter((office) => office.officeId !== officeId && office.validTo === null);
  const choices = offices.map((office) => ({
    value: office.officeId as string,
    label: `${office.name} (${t(`authority/office:kinds.${office.kind}`)})`,
  }));
  return (
    <ActDialog
      endpoint={assignActivity}
      initial={{ activityId }}
      complete={(typed) => (typed.officeId === communeItself ? { ...typed, officeId: "" } : typed)}
      verb={t("verb")}
      next={t("next")}
      notice={choices.length === 0 && t("none")}
      fields={[
        {
          path: "officeId",
          label: t("to"),
          isNeeded: true,
          choices: officeId === null ? choices : [{ value: communeItself, label: t("commune") }, ...choices],
        },
        {
          path: "reason",
          label: t("terms:reason"),
          help: t("reasonHelp"),
          isNeeded: state !== "draft" || officeId !== null,
        },
      ]}
      onClose={onClose}
    />
  );
}

/** What an act in the story of an activity was, with to whom it was assigned and the reason. */
export function useStoryText(): (done: Output<typeof listActivityActs>["acts"][number]) => string {
  const { t } = useTranslation(["delivery/activity", "delivery/assignment"]);
  return ({ act, officeName, reason }) => {
    const what =
      act === "assign"
        ? officeName === null
          ? t("delivery/assignment:storyCommune")
          : t("delivery/assignment:story", { name: officeName })
        : t(`acts.story.${act}`);
    return reason === null ? what : `${what}: ${reason}`;
  };
}
