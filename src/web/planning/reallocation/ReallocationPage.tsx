import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import {
  consentReallocation,
  decideReallocation,
  getReallocation,
  undoReallocation,
} from "#contract/planning/reallocation.ts";
import type { Id } from "#kernel/id.ts";
import { applyReallocationAct } from "#programme/planning/reallocation/reallocation.ts";
import type { ReallocationAct } from "#programme/planning/reallocation/reallocation.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { newId } from "#contract/new-id.ts";
import { paths } from "#web/paths.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { Money } from "#web/ui/Money.tsx";
import { RecordPage } from "#web/ui/page/RecordPage.tsx";
import type { RecordAct } from "#web/ui/act/record-act.ts";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { useWhyNot } from "#web/why-not.ts";
import { Decision } from "#web/ui/field/Decision.tsx";
import { useNames } from "#web/names.ts";

type Reallocation = Output<typeof getReallocation>;

export function ReallocationPage({ reallocationId }: { readonly reallocationId: Id<"reallocation"> }) {
  const found = useEndpoint(getReallocation, { params: { reallocationId } });
  return <Loaded asked={found}>{(one) => <ReallocationRecord one={one} />}</Loaded>;
}

/** Which lines give and take, who proposed, consented and decided, and what can be done now. */
function ReallocationRecord({ one }: { readonly one: Reallocation }) {
  const { t } = useTranslation(["planning/reallocation", "planning/carry-over"]);
  const { t: words } = useTranslation(["terms", "codes"]);
  const nameOf = useNames();
  const { dong, day } = useFormat();
  const tone = { proposed: "attention", consented: "attention", approved: "good", refused: "stopped" } as const;
  return (
    <RecordPage
      above={{ label: t("move.title"), href: paths.reallocations() }}
      title={`${one.areaName} · ${nameOf("sources", one.fundSource)} · ${one.component} · ${String(one.year)}`}
      state={{ tone: tone[one.state], label: t(`move.state.${one.state}`) }}
      acts={useActs(one)}
      facts={[
        { label: words("amount"), value: <Money amount={one.amount} /> },
        { label: t("move.reason"), value: one.reason },
        { label: t("move.decides"), value: t(`move.level.${one.decidedByLevel}`) },
        { label: t("planning/carry-over:carryOver.origin"), value: String(one.originYear) },
        ...(one.decisionNumber === null || one.decidedOn === null
          ? []
          : [{ label: words("decision"), value: `${one.decisionNumber} · ${day(one.decidedOn)}` }]),
        ...(one.note === null ? [] : [{ label: t("move.refuse"), value: one.note }]),
      ]}
    >
      <RowsSection
        title={t("move.line")}
        rows={one.lines}
        rowKey={(line) => line.fundLineId}
        empty={{ why: t("move.none") }}
        exportName="reallocation"
        columns={[
          { key: "line", head: t("move.line"), text: (line) => `${line.areaName} · ${line.title}` },
          { key: "before", head: t("move.before"), text: (line) => dong(line.amountBefore), numeric: true },
          { key: "change", head: t("move.change"), text: (line) => dong(line.amount), numeric: true, onPhone: true },
          {
            key: "after",
            head: t("move.after"),
            text: (line) => dong(line.amountBefore + line.amount),
            numeric: true,
            onPhone: true,
          },
        ]}
      />
    </RecordPage>
  );
}

function useActs(one: Reallocation): readonly RecordAct[] {
  const { t } = useTranslation("planning/reallocation");
  const { money } = useFormat();
  const router = useRouter();
  const whyNot = useWhyNot();
  const params = { reallocationId: one.reallocationId };
  const notNow = (act: ReallocationAct) =>
    !applyReallocationAct(one.decidedByLevel, one.state, act).ok && t("move.notNow");
  return [
    {
      key: "consent",
      label: t("move.consent"),
      whyNot: whyNot("planning.consentReallocation", notNow("consent")),
      dialog: (onClose) => (
        <ActDialog
          endpoint={consentReallocation}
          initial={params}
          verb={t("move.consent")}
          next={t("move.consentNext")}
          onClose={onClose}
        />
      ),
    },
    {
      key: "approve",
      label: t("move.approve"),
      whyNot: whyNot("planning.decideReallocation", notNow("approve")),
      dialog: (onClose) => (
        <ActDialog
          endpoint={decideReallocation}
          initial={{ ...params, outcome: "approved" }}
          verb={t("move.approve")}
          next={t("move.approveNext", { amount: money(one.amount) })}
          onClose={onClose}
        >
          <Decision />
        </ActDialog>
      ),
    },
    {
      key: "refuse",
      label: t("move.refuse"),
      whyNot: whyNot("planning.decideReallocation", notNow("refuse")),
      dialog: (onClose) => (
        <ActDialog
          endpoint={decideReallocation}
          initial={{ ...params, outcome: "refused" }}
          verb={t("move.refuse")}
          next={t("move.refuseNext")}
          onClose={onClose}
          fields={[{ path: "note", label: t("move.reason") }]}
        />
      ),
    },
    {
      key: "undo",
      label: t("move.undo"),
      whyNot: whyNot(
        "planning.proposeReallocation",
        (one.state !== "approved" || one.reversedBy !== null) && t("move.notNow"),
      ),
      dialog: (onClose) => (
        <ActDialog
          endpoint={undoReallocation}
          initial={{ ...params, newReallocationId: newId("reallocation") }}
          verb={t("move.undo")}
          next={t("move.undoNext")}
          onDone={(made) => router.history.push(paths.reallocation(made.reallocationId))}
          onClose={onClose}
          fields={[{ path: "reason", label: t("move.reason") }]}
        />
      ),
    },
  ];
}
