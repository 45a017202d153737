import { useTranslation } from "react-i18next";
import { v7 } from "uuid";
import type { Id } from "#kernel/id.ts";
import { Steps } from "#web/ui/Steps.tsx";
import { useDraft } from "#web/ui/use-draft.ts";
import { ColumnsStep } from "./ColumnsStep.tsx";
import { FileStep } from "./FileStep.tsx";
import { importDraft } from "./import-draft.ts";
import type { ImportDraft } from "./import-draft.ts";
import { TrialStep } from "./TrialStep.tsx";

const order = ["file", "columns", "trial"] as const;

const emptyDraft = (): ImportDraft => ({
  step: "file",
  // Made once, so that a retry after a lost answer is the same import.
  importId: v7() as Id<"import">,
  areaId: "",
  roundId: "",
});

/** A file becomes households in three steps: the file, what its columns mean, a trial; then the import runs in the background. */
export function NewImportPage() {
  const { t } = useTranslation("imports");
  const { draft, keep, forget } = useDraft("import", importDraft, emptyDraft());
  const { fileId } = draft;
  const steps = (
    <Steps
      label={t("steps.label")}
      steps={order.map((step) => t(`steps.${step}`))}
      at={order.indexOf(draft.step)}
      onGo={(at) => keep({ ...draft, step: order[at] ?? "file" })}
    />
  );
  if (draft.step === "file" || fileId === undefined) return <FileStep draft={draft} keep={keep} steps={steps} />;
  const filled = { ...draft, fileId };
  if (draft.step === "columns") return <ColumnsStep draft={filled} keep={keep} steps={steps} />;
  return <TrialStep draft={filled} keep={keep} steps={steps} onDone={forget} />;
}
