import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import {
  addActivityEvidence,
  addEvidence,
  listActivityEvidence,
  withdrawActivityEvidence,
  withdrawEvidence,
} from "#contract/delivery/evidence.ts";
import { newId } from "#contract/new-id.ts";
import type { Id } from "#kernel/id.ts";
import { useAct, useEndpoint } from "#web/client.ts";
import { paths } from "#web/paths.ts";
import { useMay } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import { EvidenceSection } from "./EvidenceSection.tsx";

type Rows = Output<typeof listActivityEvidence>["rows"];

/** The evidence of a support. */
export function SupportEvidence(props: {
  readonly householdId: Id<"household">;
  readonly supportId: Id<"support">;
  readonly rows: Rows;
  readonly isProvable: boolean;
}) {
  const { t } = useTranslation("delivery/evidence");
  const { householdId, supportId, rows } = props;
  const sending = useAct(addEvidence);
  const may = useMay();
  return (
    <EvidenceSection
      rows={rows}
      hrefOf={(evidenceId) => paths.papers.supportEvidence(householdId, supportId, evidenceId)}
      add={
        props.isProvable && may("delivery.recordDelivery")
          ? (query, file) =>
              sending.mutate({ params: { householdId, supportId, evidenceId: newId("evidence") }, query, file })
          : undefined
      }
      isSending={sending.isPending}
      isAdded={sending.isSuccess}
      error={sending.error}
      withdrawal={(evidenceId, onClose) => (
        <ActDialog
          endpoint={withdrawEvidence}
          initial={{ householdId, supportId, evidenceId }}
          verb={t("withdraw.act")}
          next={t("withdraw.next")}
          onClose={onClose}
          fields={[{ path: "reason", label: t("withdraw.reason") }]}
        />
      )}
    />
  );
}

/** The evidence of an activity. */
export function ActivityEvidence({ activityId }: { readonly activityId: Id<"activity"> }) {
  const { t } = useTranslation("delivery/evidence");
  const found = useEndpoint(listActivityEvidence, { params: { activityId } });
  const sending = useAct(addActivityEvidence);
  const may = useMay();
  return (
    <EvidenceSection
      rows={found.data?.rows ?? []}
      hrefOf={(evidenceId) => paths.papers.activityEvidence(activityId, evidenceId)}
      add={
        may("delivery.recordDelivery")
          ? (query, file) => sending.mutate({ params: { activityId, evidenceId: newId("evidence") }, query, file })
          : undefined
      }
      isSending={sending.isPending}
      isAdded={sending.isSuccess}
      error={sending.error ?? found.error}
      withdrawal={(evidenceId, onClose) => (
        <ActDialog
          endpoint={withdrawActivityEvidence}
          initial={{ activityId, evidenceId }}
          verb={t("withdraw.act")}
          next={t("withdraw.next")}
          onClose={onClose}
          fields={[{ path: "reason", label: t("withdraw.reason") }]}
        />
      )}
    />
  );
}
