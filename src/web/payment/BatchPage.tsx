import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { getBatch } from "#contract/payment/batch.ts";
import type { Id } from "#kernel/id.ts";
import { dayOfInstant } from "#web/format/date.ts";
import { useEndpoint } from "#web/client.ts";
import { paths } from "#web/paths.ts";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { Money } from "#web/ui/Money.tsx";
import { RecordPage } from "#web/ui/page/RecordPage.tsx";
import type { StoryEvent } from "#web/ui/page/Story.tsx";
import { nextBatchActs, useBatchActs } from "./batch-acts.tsx";
import { AnswerFiles } from "./AnswerFiles.tsx";
import { BatchActivities } from "./BatchActivities.tsx";
import { Instructions } from "./Instructions.tsx";
import { LineFindings } from "./LineFindings.tsx";
import { LeftOut } from "./LeftOut.tsx";
import { SharedPayees } from "./SharedPayees.tsx";
import { UnmatchedAnswers } from "./UnmatchedAnswers.tsx";

type Batch = Output<typeof getBatch>;

/** A batch: its sum by state, who signed, its files, each instruction. */
export function BatchPage({ batchId }: { readonly batchId: Id<"batch"> }) {
  const found = useEndpoint(getBatch, { params: { batchId } });
  return <Loaded asked={found}>{(batch) => <BatchRecord batch={batch} />}</Loaded>;
}

function BatchRecord({ batch }: { readonly batch: Batch }) {
  const { t } = useTranslation(["payment/batch", "authority/audit", "delivery/activity", "terms"]);
  const acts = useBatchActs(batch);
  const hasUnknown = batch.byState.some((one) => one.state === "unknown");
  const isBeforeApproval = batch.state === "draft" || batch.state === "checked";
  const isCash = batch.method === "cash";
  return (
    <RecordPage
      above={{ label: t("batches"), href: paths.batches() }}
      title={batch.title}
      line={
        <>
          {batch.communeName} · {batch.year}
        </>
      }
      state={{
        tone: batch.state === "reconciled" ? "good" : hasUnknown ? "attention" : "progress",
        label: t(`state.${batch.state}`),
      }}
      acts={acts}
      next={nextBatchActs(batch)}
      facts={[
        { label: t("terms:amount"), value: <Money amount={batch.total} /> },
        { label: t("method"), value: t(`methods.${batch.method}`) },
        ...batch.byState.map((one) => ({
          label: t(`instruction.${one.state}`),
          value: <Money amount={one.amount} />,
        })),
      ]}
      story={storyOf(
        batch,
        (reason) => t("reopened", { reason }),
        (role) => t(`role.${role}`),
        ({ officerName, onBehalfOfName }) =>
          onBehalfOfName === null
            ? officerName
            : t("authority/audit:list.inPlaceOf", { name: officerName, holder: onBehalfOfName }),
        (file) => `${t(`file.${file.kind}`)}: ${file.fileName}`,
      )}
      papers={[
        ...batch.files.map((file) => ({
          label: `${t(`file.${file.kind}`)}: ${file.fileName}`,
          href: `/api/payment-batches/${batch.batchId}/files/${file.fileId}`,
          note: `${file.format}, SHA-256 ${file.sha256.slice(0, 12)}…`,
          download: true,
        })),
        ...(isCash ? [{ label: t("cashList"), href: paths.cashList(batch.batchId) }] : []),
        { label: t("debtorAccount"), href: paths.debtorAccount(batch.communeId) },
      ]}
    >
      {isBeforeApproval && <LineFindings batchId={batch.batchId} />}
      <SharedPayees batchId={batch.batchId} />
      <AnswerFiles batch={batch} />
      <UnmatchedAnswers batch={batch} />
      <BatchActivities batch={batch} />
      <Instructions batchId={batch.batchId} />
      {isBeforeApproval && <LeftOut batchId={batch.batchId} />}
    </RecordPage>
  );
}

/** In the order in which they follow each other, also within one second: opened again, signed, sent, answered. */
const course: readonly string[] = [
  "reopened",
  "maker",
  "checker",
  "approver",
  "second_approver",
  "payment_order",
  "cash_list",
  "answer",
];

/** Who signed, which files went and came, when it was opened again and why: in the order of time. */
function storyOf(
  batch: Batch,
  reopenedFor: (reason: string) => string,
  roleOf: (role: string) => string,
  signerOf: (approval: Batch["approvals"][number]) => string,
  fileOf: (file: Batch["files"][number]) => string,
): readonly StoryEvent[] {
  const events = [
    ...batch.approvals.map((approval) => ({
      at: approval.signedAt,
      key: approval.role,
      step: approval.role,
      day: dayOfInstant(approval.signedAt),
      what: roleOf(approval.role),
      who: signerOf(approval),
    })),
    ...batch.files.map((file) => ({
      at: file.recordedAt,
      key: file.fileId,
      step: file.kind,
      day: dayOfInstant(file.recordedAt),
      what: fileOf(file),
    })),
    ...batch.reopenings.map((reopening) => ({
      at: reopening.reopenedAt,
      key: reopening.reopenedAt,
      step: "reopened",
      day: dayOfInstant(reopening.reopenedAt),
      what: reopenedFor(reopening.reason),
      who: reopening.officerName,
    })),
  ];
  return events
    .toSorted((one, other) => one.at.localeCompare(other.at) || course.indexOf(one.step) - course.indexOf(other.step))
    .map(({ at: _at, step: _step, ...event }) => event);
}
