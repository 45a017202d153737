import { Alert, Anchor, Button, Group, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { getPlanLines } from "#contract/planning/plan-acts.ts";
import { getPlan } from "#contract/planning/plan.ts";
import type { Id } from "#kernel/id.ts";
import { labelOf } from "#programme/planning/plan/plan-line.ts";
import { endpointQuery, useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { PageHead } from "#web/ui/page/PageHead.tsx";
import { PageSkeleton } from "#web/ui/page/Skeletons.tsx";
import { useOnPhone } from "#web/ui/use-on-phone.ts";
import { pasteBlock, withCell } from "./editor-cells.ts";
import type { EditorColumn, Line } from "./editor-cells.ts";
import { newLine } from "./new-line.ts";
import { PastePreview } from "#web/planning/allocation/PastePreview.tsx";
import type { Pasted } from "#web/planning/allocation/PastePreview.tsx";
import { PlanCards } from "./PlanCards.tsx";
import { PlanGrid } from "./PlanGrid.tsx";
import type { PlanGridProps } from "./PlanGrid.tsx";
import { PlanNeeds } from "#web/planning/plan/PlanNeeds.tsx";
import { PlanFindings } from "#web/planning/plan/PlanWarnings.tsx";
import { ProposalPanel } from "#web/planning/optimiser/ProposalPanel.tsx";
import { usePlanEditor } from "./use-plan-editor.ts";
import { usePlanWords } from "#web/planning/plan/use-plan-words.ts";
import type { Programme } from "#web/planning/plan/use-plan-words.ts";
import { listProgrammes } from "#contract/planning/programme.ts";

type Plan = Output<typeof getPlan>;

/** The draft of a plan, line by line, with the needs and the money beside it; it is saved as it is changed. */
export function PlanEditorPage({ planId }: { readonly planId: Id<"plan"> }) {
  const { t } = useTranslation("planning/plan-editor");
  const plan = useEndpoint(getPlan, { params: { planId } });
  // The answer itself, not a merged copy: what was read is what a save is compared with (If-Match).
  const lines = useQuery({ ...endpointQuery(getPlanLines, { params: { planId } }), structuralSharing: false });
  const programmes = useEndpoint(listProgrammes);
  const error = plan.error ?? lines.error ?? programmes.error;
  if (error !== null) return <ErrorState error={error} onRetry={() => void plan.refetch()} />;
  const programme = programmes.data?.rows.find(
    (one) => one.programmeId === plan.data?.programmeId && one.version === plan.data.programmeVersion,
  );
  if (plan.data === undefined || lines.data === undefined || programmes.data === undefined) return <PageSkeleton />;
  if (programme === undefined || plan.data.state !== "draft")
    return (
      <Stack>
        <PageHead title={t("editor.title", { area: plan.data.areaName, year: String(plan.data.year) })} />
        <Text>{t("editor.notDraft")}</Text>
        <Anchor href={paths.plan(planId)}>{t("editor.back")}</Anchor>
      </Stack>
    );
  return <Editor plan={plan.data} first={lines.data} programme={programme} />;
}

function Editor(props: {
  readonly plan: Plan;
  readonly first: Output<typeof getPlanLines>;
  readonly programme: Programme;
}) {
  const { t } = useTranslation("planning/plan-editor");
  const { language } = useFormat();
  const { plan, programme } = props;
  const editor = usePlanEditor(plan.planId, props.first);
  const words = usePlanWords(programme);
  const onPhone = useOnPhone();
  const [pasted, setPasted] = useState<Pasted>();
  const [removed, setRemoved] = useState<string>();
  const { lines } = editor;

  const onCell = (line: Line, column: EditorColumn, text: string): string | undefined => {
    const made = withCell(line, column, text, words.choicesOf(line, column));
    if (!made.ok) return t(`fault.${made.fault}`);
    editor.change([{ put: made.line }, ...followers(line, made.line, programme, language)]);
    return undefined;
  };
  const onAdd = (above: Line | null): string | undefined => {
    const texts = { goal: t("editor.newGoal"), line: t("editor.newLine") };
    const made = newLine(above, lines, programme, words, texts, language);
    return made !== undefined && editor.change([{ put: made }]) ? made.id : undefined;
  };
  const onRemove = (line: Line) => {
    if (editor.change([{ remove: line.id }])) setRemoved(words.textOf(line, "what") || labelOf(line));
  };
  const onUndo = () => {
    editor.undo();
    setRemoved(undefined);
  };
  const onMove: PlanGridProps["onMove"] = (line, by) => {
    const siblings = lines.filter(({ parentId }) => parentId === line.parentId);
    const other = siblings[siblings.findIndex(({ id }) => id === line.id) + by];
    if (other === undefined) return;
    const [a, b] =
      line.position === other.position ? [line.position, other.position + by] : [line.position, other.position];
    editor.change([{ put: { ...line, position: b } }, { put: { ...other, position: a } }]);
  };
  const onPaste: PlanGridProps["onPaste"] = (text, row, column, shown) => {
    setPasted(pasteBlock(text, { row, column }, shown, words.choicesOf));
  };
  const given = { lines, words, onCell, onAdd, onRemove, onMove, onUndo, onPaste };
  const { problem, warnings } = editor.saved;
  return (
    <Stack gap="lg">
      <Anchor href={paths.plan(plan.planId)}>{t("editor.back")}</Anchor>
      <PageHead
        title={t("editor.title", { area: plan.areaName, year: String(plan.year) })}
        acts={
          <Button variant="default" disabled={!editor.mayUndo} onClick={onUndo}>
            {t("editor.undo")}
          </Button>
        }
      />
      <Text role="status" aria-live="polite">
        {t(`save.${editor.state}`)}
      </Text>
      {editor.state === "conflict" && (
        <Alert color="yellow" variant="outline" title={t("editor.conflictTitle")}>
          <Text>{t("editor.conflict")}</Text>
          <Button mt="xs" onClick={() => void editor.putOnLatest()}>
            {t("editor.putOnLatest")}
          </Button>
        </Alert>
      )}
      {editor.state === "failed" && <ErrorState error={editor.error} onRetry={() => void editor.putOnLatest()} />}
      {removed !== undefined && (
        <Group role="status">
          <Text>{t("editor.removed", { line: removed })}</Text>
          <Button variant="subtle" onClick={onUndo}>
            {t("editor.undo")}
          </Button>
        </Group>
      )}
      {onPhone ? <PlanCards {...given} /> : <PlanGrid {...given} />}
      <section aria-label={t("editor.check")}>
        <Title order={2}>{t("editor.check")}</Title>
        {problem === null && warnings.length === 0 && <Text>{t("editor.inOrder")}</Text>}
        <PlanFindings findings={[...(problem === null ? [] : [problem]), ...warnings]} />
      </section>
      <ProposalPanel plan={plan} editor={editor} words={words} />
      <PlanNeeds plan={plan} />
      {pasted !== undefined && (
        <PastePreview
          pasted={pasted}
          lines={lines}
          words={words}
          onClose={() => setPasted(undefined)}
          onTake={() => {
            editor.change(pasted.lines.map((put) => ({ put })));
            setPasted(undefined);
          }}
        />
      )}
    </Stack>
  );
}

/** Another kind of activity brings its unit and norm along. */
function followers(before: Line, after: Line, programme: Programme, language: "vi" | "en" | "id") {
  if (before.kind !== "output" || after.kind !== "output" || before.activityKind === after.activityKind) return [];
  const kind = programme.activityKinds.find(({ code }) => code === after.activityKind);
  if (kind === undefined) return [];
  return [{ put: { ...after, unit: kind.unit[language], unitCost: kind.norm ?? after.unitCost } }];
}
