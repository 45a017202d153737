import { useTranslation } from "react-i18next";
import * as contract from "#contract/delivery/work-acts.ts";
import type { getWork } from "#contract/delivery/work.ts";
import type { AnyEndpoint, Output } from "#contract/endpoint.ts";
import { newId } from "#contract/new-id.ts";
import { recordVoucher } from "#contract/treasury/voucher.ts";
import { applyWorkAct } from "#programme/delivery/work/work-state.ts";
import type { WorkAct } from "#programme/delivery/work/work-state.ts";
import { useSession } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import type { ActDialogProps } from "#web/ui/act/ActDialog.tsx";
import type { RecordAct } from "#web/ui/act/record-act.ts";
import { useWhyNot } from "#web/why-not.ts";

type Work = Output<typeof getWork>;

/** The acts on a work in the order of its way; each that cannot be done now says why. */
export function useWorkActs(work: Work): readonly RecordAct[] {
  const { t } = useTranslation("delivery/work");
  const whyNot = useWhyNot();
  const today = useSession().data?.today ?? "";
  const params = { workId: work.workId };
  const openMilestones = work.milestones.filter(({ acceptance }) => acceptance === null);
  const openFindings = work.findings.filter(({ answeredOn }) => answeredOn === null);
  const day = <Path extends string>(path: Path) => ({ path, label: t("date") });
  const notNow = (move: WorkAct) =>
    !applyWorkAct(work.state, move).ok && t("notNow", { state: t(`state.${work.state}`) });
  function act<E extends AnyEndpoint>(
    key: string,
    move: WorkAct,
    dialog: Pick<ActDialogProps<E>, "endpoint" | "initial" | "fields">,
    reason: string | false = false,
  ): RecordAct {
    const asks = move === "change" || move === "release" ? "delivery.changeWorkContract" : "delivery.recordWork";
    return {
      key,
      label: t(`${key}.act`),
      whyNot: whyNot(asks, notNow(move) || reason),
      dialog: (onClose) => <ActDialog {...dialog} verb={t(`${key}.act`)} next={t("next")} onClose={onClose} />,
    };
  }
  return [
    act("sign", "sign", {
      endpoint: contract.signWorkContract,
      initial: { ...params, signedOn: today },
      fields: [
        { path: "contractor", label: t("contractor") },
        { path: "taxNumber", label: t("taxNumber") },
        { path: "number", label: t("number") },
        { path: "signedOn", label: t("sign.signedOn") },
        { path: "value", label: t("sign.value") },
        { path: "days", label: t("sign.days") },
        { path: "advancePercent", label: t("sign.advance") },
        { path: "retentionPercent", label: t("sign.retention") },
        { path: "warrantyMonths", label: t("sign.warranty") },
      ],
    }),
    act("start", "start", {
      endpoint: contract.startWork,
      initial: { ...params, startedOn: today },
      fields: [day("startedOn")],
    }),
    act(
      "accept",
      "accept",
      {
        endpoint: contract.acceptMilestone,
        initial: { ...params, acceptedOn: today },
        fields: [
          {
            path: "milestoneId",
            label: t("plan.name"),
            choices: openMilestones.map(({ milestoneId, name }) => ({ value: milestoneId, label: name })),
          },
          { path: "number", label: t("number") },
          { path: "acceptedOn", label: t("accept.acceptedOn") },
          { path: "acceptedBy", label: t("accept.acceptedBy") },
          { path: "physical", label: t("accept.physical") },
          { path: "value", label: t("accept.value") },
        ],
      },
      openMilestones.length === 0 && t("accept.all"),
    ),
    {
      key: "pay",
      label: t("pay.act"),
      whyNot: whyNot("treasury.recordVoucher", work.contract === null && t("pay.nothing")),
      dialog: (onClose) => (
        <ActDialog
          endpoint={recordVoucher}
          initial={{
            fundLineId: work.fundLineId,
            workId: work.workId,
            voucherId: newId("voucher"),
            stage: "disbursed",
            bookedOn: today,
          }}
          verb={t("pay.act")}
          next={t("pay.next")}
          onClose={onClose}
          fields={[
            { path: "isAdvance", label: t("pay.isAdvance") },
            { path: "amount", label: t("amount") },
            { path: "document", label: t("pay.document") },
            { path: "bookedOn", label: t("date") },
          ]}
        />
      ),
    },
    act("handOver", "handOver", {
      endpoint: contract.handOverWork,
      initial: { ...params, handedOverOn: today },
      fields: [day("handedOverOn")],
    }),
    act("operate", "operate", {
      endpoint: contract.operateWork,
      initial: { ...params, operatedOn: today },
      fields: [
        day("operatedOn"),
        { path: "keeper", label: t("keeper") },
        { path: "yearlyBudget", label: t("yearlyBudget") },
      ],
    }),
    act("plan", "plan", {
      endpoint: contract.planMilestone,
      initial: { ...params, milestoneId: newId("milestone") },
      fields: [
        { path: "name", label: t("plan.name") },
        { path: "plannedOn", label: t("plan.plannedOn") },
        { path: "share", label: t("plan.share") },
      ],
    }),
    act("change", "change", {
      endpoint: contract.changeWorkContract,
      initial: { ...params, workChangeId: newId("work change"), signedOn: today, days: 0 },
      fields: [
        { path: "number", label: t("number") },
        { path: "signedOn", label: t("sign.signedOn") },
        { path: "signedBy", label: t("change.signedBy") },
        { path: "amount", label: t("amount") },
        { path: "isLess", label: t("change.isLess") },
        { path: "days", label: t("change.days") },
        { path: "reason", label: t("reason") },
      ],
    }),
    act("stop", "stop", {
      endpoint: contract.stopWork,
      initial: { ...params, stoppedOn: today },
      fields: [day("stoppedOn"), { path: "reason", label: t("reason") }],
    }),
    act("resume", "resume", {
      endpoint: contract.resumeWork,
      initial: { ...params, resumedOn: today },
      fields: [day("resumedOn")],
    }),
    act("release", "release", {
      endpoint: contract.releaseRetention,
      initial: { ...params, releasedOn: today },
      fields: [day("releasedOn")],
    }),
    act("find", "find", {
      endpoint: contract.recordFinding,
      initial: { ...params, findingId: newId("finding"), foundOn: today },
      fields: [
        { path: "foundOn", label: t("find.foundOn") },
        { path: "foundBy", label: t("find.foundBy") },
        { path: "finding", label: t("find.finding") },
        { path: "answerDue", label: t("find.answerDue") },
      ],
    }),
    act(
      "answer",
      "find",
      {
        endpoint: contract.answerFinding,
        initial: { ...params, answeredOn: today },
        fields: [
          {
            path: "findingId",
            label: t("answer.which"),
            choices: openFindings.map(({ findingId, finding }) => ({ value: findingId, label: finding })),
          },
          { path: "answeredOn", label: t("date") },
          { path: "answer", label: t("find.answered") },
        ],
      },
      openFindings.length === 0 && t("answer.nothing"),
    ),
  ];
}
