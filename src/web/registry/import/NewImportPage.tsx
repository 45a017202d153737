import { useState } from "react";
import { useTranslation } from "react-i18next";
import { newId } from "#contract/new-id.ts";
import { Steps } from "#web/ui/page/Steps.tsx";
import { useDraft } from "#web/ui/field/use-draft.ts";
import { ColumnsStep } from "./ColumnsStep.tsx";
import { FileStep } from "./FileStep.tsx";
import { importDraft } from "./import-draft.ts";
import type { ImportDraft } from "./import-draft.ts";
import { LeftDraft } from "./LeftDraft.tsx";
import { TrialStep } from "./TrialStep.tsx";

const order = ["file", "columns", "trial"] as const;

const emptyDraft = (): ImportDraft => ({
  step: "file",
  // Made once, so that a retry after a lost answer is the same import.
  importId: newId("import"),
  areaId: "",
  roundId: "",
});

/**
 * A file becomes households in three steps: the file, what its columns mean, a trial; then the import runs in the background.
 * One that was left on the way is offered at the first step, and is there until another file is handed in.
 */
export function NewImportPage() {
  const { t } = useTranslation("registry/import");
  const { draft, keep, forget, found } = useDraft("import", importDraft, emptyDraft());
  const [left, settle] = useState(found?.fileId === undefined ? undefined : found);
  const [fresh, change] = useState(emptyDraft);
  const stepsAt = (at: number) => (
    <Steps
      label={t("steps.label")}
      steps={order.map((step) => t(`steps.${step}`))}
      at={at}
      onGo={(to) => keep({ ...draft, step: order[to] ?? "file" })}
    />
  );
  if (left !== undefined) {
    const begin = (next: ImportDraft) => {
      change(next);
      if (next.step === "file") return;
      keep(next);
      settle(undefined);
    };
    const again = () => {
      keep(fresh);
      settle(undefined);
    };
    const notice = <LeftDraft draft={left} onContinue={() => settle(undefined)} onAgain={again} />;
    return <FileStep draft={fresh} keep={begin} steps={stepsAt(0)} notices={notice} />;
  }
  const { fileId } = draft;
  const steps = stepsAt(order.indexOf(draft.step));
  if (draft.step === "file" || fileId === undefined) return <FileStep draft={draft} keep={keep} steps={steps} />;
  const filled = { ...draft, fileId };
  if (draft.step === "columns") return <ColumnsStep draft={filled} keep={keep} steps={steps} />;
  return <TrialStep draft={filled} keep={keep} steps={steps} onDone={forget} />;
}
