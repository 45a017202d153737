import { Anchor, Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { listEligibility } from "#contract/delivery/eligibility.ts";
import { proposeSupports } from "#contract/delivery/support.ts";
import type { Id } from "#kernel/id.ts";
import { eligibilityAnswers } from "#programme/delivery/eligibility/explain-kind.ts";
import type { EligibilityAnswer } from "#programme/delivery/eligibility/explain-kind.ts";
import { useEndpoint, usePages } from "#web/client.ts";
import type { RowOf } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useMay } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import { PageHead } from "#web/ui/page/PageHead.tsx";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { useEligibilityColumns } from "./use-eligibility-columns.tsx";

type Row = RowOf<typeof listEligibility>;

const keyOf = ({ householdId, personId }: Row) => `${householdId} ${personId ?? ""}`;

/** The list by which an activity proposes: who is next, who is in reserve, who is not on it and why; the meeting's choice is proposed from it. */
export function ActivityEligibilityPage(props: {
  readonly activityId: Id<"activity">;
  readonly answer?: EligibilityAnswer | undefined;
}) {
  const { activityId, answer = "yes" } = props;
  const { t } = useTranslation(["delivery/eligibility", "delivery/activity"]);
  const { number, day } = useFormat();
  const may = useMay();
  const params = { activityId };
  const head = useEndpoint(listEligibility, { params, query: { answer, limit: "1" } }).data;
  const pages = usePages(listEligibility, { params, query: { answer, limit: "100" } });
  const columns = useEligibilityColumns(answer);
  const [selected, select] = useState<ReadonlySet<string>>(new Set());
  const [isProposing, setProposing] = useState(false);
  const chosen = (pages.rows ?? []).filter((row) => selected.has(keyOf(row)));
  const mayChoose = answer === "yes" && may("delivery.proposeSupports") && (head?.room ?? 0) > 0;
  return (
    <Stack gap="lg">
      <Stack gap={6}>
        <Anchor href={paths.activity(activityId)}>{t("delivery/activity:activity")}</Anchor>
        <PageHead title={t("list.title")} lead={head === undefined ? "" : t("list.lead", { day: day(head.on) })} />
        {head !== undefined && <Text fw={600}>{t("list.room", { count: head.room })}</Text>}
        {head !== undefined && (
          <Group gap="sm" component="nav" aria-label={t("list.title")}>
            {eligibilityAnswers.map((one) => (
              <Anchor
                key={one}
                href={paths.activityEligibility(activityId, { answer: one })}
                aria-current={one === answer ? "page" : undefined}
                fw={one === answer ? 600 : undefined}
              >
                {`${t(`answer.${one}`)}: ${number(head.counts[one])}`}
              </Anchor>
            ))}
          </Group>
        )}
      </Stack>
      {mayChoose && (
        <Group>
          <Button disabled={chosen.length === 0} onClick={() => setProposing(true)}>
            {t("list.propose", { count: chosen.length })}
          </Button>
        </Group>
      )}
      <RowsSection
        {...pages}
        title={t(`answer.${answer}`)}
        rowKey={keyOf}
        empty={{ why: t(`list.none.${answer}`) }}
        exportName="eligibility"
        columns={columns}
        {...(mayChoose ? { selected, onSelect: select } : {})}
      />
      {isProposing && (
        <ActDialog
          endpoint={proposeSupports}
          initial={{
            activityId,
            chosen: chosen.map(({ householdId, personId }) => ({
              householdId,
              ...(personId === null ? {} : { personId }),
            })),
          }}
          verb={t("list.propose", { count: chosen.length })}
          next={t("list.proposeNext")}
          fields={[{ path: "reason", label: t("list.reason"), help: t("list.reasonHelp") }]}
          onDone={() => select(new Set())}
          onClose={() => setProposing(false)}
        />
      )}
    </Stack>
  );
}
