import { Alert, Anchor, Button, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { cancelTakeBack, listTakeBackHouseholds } from "#contract/registry/take-back.ts";
import type { takeBack as takeBackShape } from "#contract/registry/take-back.ts";
import type { Id } from "#kernel/id.ts";
import type { RowOf } from "#web/client.ts";
import { useAct, usePages } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { useRefusalText } from "#web/refusal-text.ts";
import { useMay } from "#web/session.ts";
import { ChoiceField } from "#web/ui/field/ChoiceField.tsx";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { ProgressWithCancel } from "#web/ui/page/ProgressWithCancel.tsx";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { TakenBackHousehold } from "./TakenBackHousehold.tsx";

type Of = { readonly importId: Id<"import">; readonly takeBack: z.output<typeof takeBackShape> };
type Row = RowOf<typeof listTakeBackHouseholds>;
const outcomes = ["kept", "taken_back"] as const;

/** An import that is taken back: how far it is, and afterwards what became of each household. */
export function TakeBack({ importId, takeBack }: Of) {
  const { t } = useTranslation("registry/take-back");
  const { instant, number } = useFormat();
  const refusalText = useRefusalText();
  const { state, takenBack, kept, householdsInAll, villages } = takeBack;
  if (state === "queued" || state === "running") return <TakeBackProgress importId={importId} takeBack={takeBack} />;
  const left = householdsInAll - takenBack - kept;
  return (
    <Stack component="section" gap="md">
      <Title order={2}>{t("takeBack.title")}</Title>
      <Text>
        {t("takeBack.reported", {
          when: instant(takeBack.askedAt),
          who: takeBack.officerName ?? "–",
          reason: takeBack.reason,
        })}
      </Text>
      {takeBack.failure !== null && <Alert color="red">{refusalText(takeBack.failure)}</Alert>}
      <Text role="status">
        {[
          state === "finished" ? "" : `${t(`takeBack.state.${state}`)}.`,
          t("takeBack.counts", { taken: number(takenBack), kept: number(kept) }),
          left > 0 ? t("takeBack.left", { left: number(left) }) : "",
          villages > 0 ? t("takeBack.villages", { count: villages }) : "",
        ]
          .filter((text) => text !== "")
          .join(" ")}
      </Text>
      <Households importId={importId} first={kept > 0 ? "kept" : "taken_back"} />
    </Stack>
  );
}

function TakeBackProgress({ importId, takeBack }: Of) {
  const { t } = useTranslation("registry/take-back");
  const cancel = useAct(cancelTakeBack);
  const isEnding = takeBack.cancelAskedAt !== null;
  const isWaiting = takeBack.state === "queued";
  const label = isEnding ? t("takeBack.ending") : t(isWaiting ? "takeBack.queued" : "takeBack.running");
  return (
    <div role="status">
      <ProgressWithCancel
        label={label}
        done={takeBack.takenBack + takeBack.kept}
        total={takeBack.householdsInAll}
        unit={t("takeBack.unit")}
        {...(!isEnding ? { onCancel: () => cancel.mutate({ params: { importId } }) } : {})}
      />
      <ErrorState error={cancel.error} />
    </div>
  );
}

function Households(props: { readonly importId: Id<"import">; readonly first: (typeof outcomes)[number] }) {
  const { t } = useTranslation("registry/take-back");
  const { t: tr } = useTranslation(["registry/household", "registry/import"]);
  const { number } = useFormat();
  const may = useMay();
  const { importId } = props;
  const [outcome, choose] = useState(props.first);
  const [opened, open] = useState<Id<"household">>();
  const found = usePages(listTakeBackHouseholds, { params: { importId }, query: { outcome, limit: "100" } });
  const mayRead = may("registry.readHouseholds");
  const isGone = outcome === "taken_back";
  const record = (row: Row) => {
    const label = t("takeBack.open", { key: row.headName ?? row.sourceKey });
    if (!isGone) return <Anchor href={paths.household(row.householdId)}>{label}</Anchor>;
    return (
      <Button size="compact-md" variant="default" onClick={() => open(row.householdId)}>
        {label}
      </Button>
    );
  };
  return (
    <>
      <ChoiceField
        id="take-back-outcome"
        label={t("takeBack.show")}
        value={outcome}
        choices={outcomes.map((one) => ({ value: one, label: t(`takeBack.outcome.${one}`) }))}
        onChange={(one) => {
          choose(outcomes.find((known) => known === one) ?? "kept");
          open(undefined);
        }}
      />
      {opened !== undefined && isGone && (
        <TakenBackHousehold key={opened} householdId={opened} onClose={() => open(undefined)} />
      )}
      <RowsSection
        {...found}
        title={t(`takeBack.outcome.${outcome}`)}
        rowKey={(row) => row.householdId}
        empty={{ why: t(`takeBack.none.${outcome}`) }}
        exportName="take-back"
        columns={[
          {
            key: "head",
            head: tr("households.head"),
            text: (row) => row.headName ?? t("takeBack.noName", { key: row.sourceKey }),
          },
          { key: "key", head: tr("registry/import:import.householdKey"), text: (row) => row.sourceKey },
          { key: "village", head: t("takeBack.village"), text: (row) => row.villageName ?? "–" },
          { key: "members", head: t("takeBack.members"), text: (row) => number(row.members), numeric: true },
          ...(isGone
            ? []
            : [
                {
                  key: "why",
                  head: t("takeBack.why"),
                  text: (row: Row) => (row.why === null ? "" : t(`takeBack.whyOf.${row.why}`)),
                  onPhone: true,
                },
              ]),
          ...(mayRead
            ? [
                {
                  key: "record",
                  head: t("takeBack.record"),
                  text: (row: Row) => t("takeBack.open", { key: row.headName ?? row.sourceKey }),
                  cell: record,
                  onPhone: true,
                },
              ]
            : []),
        ]}
      />
    </>
  );
}
