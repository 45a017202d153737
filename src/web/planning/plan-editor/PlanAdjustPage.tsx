import { Anchor, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { newId } from "#contract/new-id.ts";
import { getPlanLines, proposeAdjustment } from "#contract/planning/plan-acts.ts";
import { getPlan } from "#contract/planning/plan.ts";
import type { Id } from "#kernel/id.ts";
import { dong } from "#kernel/money.ts";
import { applyChanges, undoOf } from "#programme/planning/plan/plan-line.ts";
import { endpointQuery, useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { PageSkeleton } from "#web/ui/page/Skeletons.tsx";
import { useContractForm } from "#web/ui/field/use-contract-form.ts";
import { useOnPhone } from "#web/ui/use-on-phone.ts";
import { pasteBlock, withCell } from "./editor-cells.ts";
import type { Line } from "./editor-cells.ts";
import { newLine } from "./new-line.ts";
import { PastePreview } from "#web/planning/allocation/PastePreview.tsx";
import type { Pasted } from "#web/planning/allocation/PastePreview.tsx";
import { PlanCards } from "./PlanCards.tsx";
import { PlanGrid } from "./PlanGrid.tsx";
import type { PlanGridProps } from "./PlanGrid.tsx";
import type { Change } from "./use-plan-editor.ts";
import { usePlanWords } from "#web/planning/plan/use-plan-words.ts";
import type { Programme } from "#web/planning/plan/use-plan-words.ts";
import { listProgrammes } from "#contract/planning/programme.ts";

type Lines = Output<typeof getPlanLines>;

/** The grid is the part of the form that is filled in by lines. */
const writtenChanges = proposeAdjustment.body.shape.changes;

/** An adjustment of an approved plan: the same lines, changed, with the reason. Nothing changes until it is decided. */
export function PlanAdjustPage({ planId }: { readonly planId: Id<"plan"> }) {
  const plan = useEndpoint(getPlan, { params: { planId } });
  // The answer itself, not a merged copy: what was read is what a save is compared with (If-Match).
  const lines = useQuery({ ...endpointQuery(getPlanLines, { params: { planId } }), structuralSharing: false });
  const programmes = useEndpoint(listProgrammes);
  const error = plan.error ?? lines.error ?? programmes.error;
  if (error !== null) return <ErrorState error={error} onRetry={() => void plan.refetch()} />;
  const programme = programmes.data?.rows.find(
    (one) => one.programmeId === plan.data?.programmeId && one.version === plan.data.programmeVersion,
  );
  if (plan.data === undefined || lines.data === undefined || programme === undefined) return <PageSkeleton />;
  return <AdjustForm plan={plan.data} first={lines.data} programme={programme} />;
}

function AdjustForm(props: {
  readonly plan: Output<typeof getPlan>;
  readonly first: Lines;
  readonly programme: Programme;
}) {
  const { t } = useTranslation(["planning/plan-editor", "planning/plan"]);
  const { language } = useFormat();
  const router = useRouter();
  const onPhone = useOnPhone();
  const { plan, first, programme } = props;
  const words = usePlanWords(programme);
  const [sets, setSets] = useState<readonly (readonly Change[])[]>([]);
  const [pasted, setPasted] = useState<Pasted>();
  const changes = sets.flat();
  const applied = applyChanges<Line>(first.lines, changes);
  const lines = applied.ok ? applied.value : first.lines;
  const put = (set: readonly Change[]): boolean => {
    if (!applyChanges(lines, set).ok) return false;
    setSets([...sets, set]);
    return true;
  };
  const isDecided = (line: Line) => first.lines.some(({ id }) => id === line.id);
  const given: PlanGridProps = {
    lines,
    words,
    onCell: (line, column, text) => {
      const made = withCell(line, column, text, words.choicesOf(line, column));
      if (!made.ok) return t(`fault.${made.fault}`);
      put([{ put: made.line }]);
      return undefined;
    },
    onAdd: (above) => {
      const texts = { goal: t("editor.newGoal"), line: t("editor.newLine") };
      const made = newLine(above, lines, programme, words, texts, language);
      return made !== undefined && put([{ put: made }]) ? made.id : undefined;
    },
    // A line that was decided is set to zero and stays.
    onRemove: (line) => {
      if (!isDecided(line)) put([{ remove: line.id }]);
      else if (line.kind === "fund") put([{ put: { ...line, amount: dong(0), schedule: [] } }]);
      else if (line.kind === "output") put([{ put: { ...line, quantity: 0 } }]);
    },
    onMove: () => undefined,
    onUndo: () => setSets(sets.slice(0, -1)),
    onPaste: (text, row, column, shown) => {
      setPasted(pasteBlock(text, { row, column }, shown, words.choicesOf));
    },
  };
  const hasChanged = undoOf(first.lines, changes).length > 0;
  const form = useContractForm(proposeAdjustment, {
    initial: { planId: plan.planId, adjustmentId: newId("adjustment") },
    seen: first,
    complete: (values) => ({ ...values, changes: writtenChanges.safeEncode([...changes]).data }),
    check: ({ reason = "" }) => ({
      reason: hasChanged || reason.trim() === "" ? undefined : t("adjust.nothing"),
    }),
    onDone: () => router.history.push(paths.plan(plan.planId)),
  });
  return (
    <Stack>
      <Anchor href={paths.plan(plan.planId)}>{t("editor.back")}</Anchor>
      <FormPage
        title={t("adjust.title", { area: plan.areaName, year: String(plan.year) })}
        intro={<Text>{t("adjust.lead")}</Text>}
        next={t("adjust.next")}
        verb={t("adjust.verb")}
        form={form}
      >
        {onPhone ? <PlanCards {...given} /> : <PlanGrid {...given} />}
        <form.Field path="reason" label={t("planning/plan:acts.reason")} />
      </FormPage>
      {pasted !== undefined && (
        <PastePreview
          pasted={pasted}
          lines={lines}
          words={words}
          onClose={() => setPasted(undefined)}
          onTake={() => {
            put(pasted.lines.map((one) => ({ put: one })));
            setPasted(undefined);
          }}
        />
      )}
    </Stack>
  );
}
