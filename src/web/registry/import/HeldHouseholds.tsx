import { Button, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { listHeldHouseholds } from "#contract/registry/import-file.ts";
import type { Output } from "#contract/endpoint.ts";
import type { getImport } from "#contract/registry/import.ts";
import type { Id } from "#kernel/id.ts";
import type { RowOf } from "#web/client.ts";
import { usePages } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { fieldText } from "#web/registry/household/flag-text.ts";
import { ChoiceField } from "#web/ui/field/ChoiceField.tsx";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { useWhyNot } from "#web/why-not.ts";
import { CorrectHousehold } from "./CorrectHousehold.tsx";

type Held = RowOf<typeof listHeldHouseholds>;
const states = ["held", "taken", "left_out"] as const;

/** Households that were held back: corrected here, or left out with a reason; those that are settled can be looked up. */
export function HeldHouseholds(props: {
  readonly importId: Id<"import">;
  readonly counts: Output<typeof getImport>["held"];
  readonly columns: Output<typeof getImport>["columns"];
}) {
  const { t } = useTranslation("registry/import");
  const { t: tr } = useTranslation(["registry/household", "registry/import"]);
  const { number } = useFormat();
  const whyNot = useWhyNot();
  const { importId, counts } = props;
  const [state, choose] = useState<(typeof states)[number]>("held");
  const [openedKey, open] = useState<string>();
  const held = usePages(listHeldHouseholds, { params: { importId }, query: { state, limit: "100" } });
  const opened = held.rows?.find(({ householdKey }) => householdKey === openedKey);
  const mayNot = whyNot("registry.importHouseholds");
  const faultsOf = ({ faults }: Held) =>
    faults
      .map(({ field, reason }) => `${fieldText(tr, field)}: ${tr(`registry/import:import.reason.${reason}`)}`)
      .join("; ");
  const first = ({ rows }: Held) =>
    `${tr(`registry/import:import.fileName.${rows[0]?.file ?? "people"}`)} ${number(rows[0]?.rowNumber ?? 0)}`;
  return (
    <Stack component="section" gap="md">
      <Title order={2} id="held-households">
        {t("held.title")}
      </Title>
      <Text>
        {t("held.counts", { held: number(counts.held), taken: number(counts.taken), leftOut: number(counts.left_out) })}
      </Text>
      <ChoiceField
        id="held-state"
        label={t("held.show")}
        value={state}
        choices={states.map((one) => ({ value: one, label: t(`held.state.${one}`) }))}
        onChange={(one) => choose(states.find((known) => known === one) ?? "held")}
      />
      {opened !== undefined && state === "held" && mayNot === undefined && (
        <CorrectHousehold
          key={opened.householdKey}
          importId={importId}
          held={opened}
          columns={props.columns}
          onDone={() => open(undefined)}
        />
      )}
      <RowsSection
        {...held}
        title={t(`held.state.${state}`)}
        rowKey={(row) => row.householdKey}
        empty={{ why: t(`held.none.${state}`) }}
        exportName="held-households"
        columns={[
          { key: "key", head: tr("registry/import:import.householdKey"), text: (row) => row.householdKey },
          { key: "row", head: tr("registry/import:import.row"), text: first },
          {
            key: "people",
            head: tr("registry/import:import.peopleCount"),
            text: (row) => number(row.rows.filter(({ file }) => file === "people").length),
            numeric: true,
          },
          {
            key: "why",
            head: tr("registry/import:import.reasonHead"),
            text: (row) => row.reason ?? faultsOf(row),
            onPhone: true,
          },
          ...(state === "held" && mayNot === undefined
            ? [
                {
                  key: "correct",
                  head: t("held.act"),
                  text: (row: Held) => t("held.correct", { key: row.householdKey }),
                  cell: (row: Held) => (
                    <Button size="compact-md" variant="default" onClick={() => open(row.householdKey)}>
                      {t("held.correct", { key: row.householdKey })}
                    </Button>
                  ),
                  onPhone: true,
                },
              ]
            : []),
        ]}
      />
    </Stack>
  );
}
