import { Button, Checkbox, Group, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { correctHeldHousehold, leaveOutHousehold } from "#contract/registry/import-file.ts";
import type { listHeldHouseholds } from "#contract/registry/import-file.ts";
import type { Output } from "#contract/endpoint.ts";
import type { getImport } from "#contract/registry/import.ts";
import type { Id } from "#kernel/id.ts";
import type { RowOf } from "#web/client.ts";
import { useAct } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { fieldText } from "#web/registry/household/flag-text.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { TextField } from "#web/ui/field/TextField.tsx";

type Held = RowOf<typeof listHeldHouseholds>;
type Row = Held["rows"][number];

/** What only a person knows: is it a household that is there already, and is its village new? */
const asked: ReadonlySet<string> = new Set(["village_new", "number_taken", "like_registered"]);

/** All rows of a household as the file has them: what is wrong is reported at its row; sent, the household is taken or the rest reported. */
export function CorrectHousehold(props: {
  readonly importId: Id<"import">;
  readonly held: Held;
  /** In the order of the files, also those that no row of the household fills. */
  readonly columns: Output<typeof getImport>["columns"];
  readonly onDone: () => void;
}) {
  const { t } = useTranslation("registry/import");
  const { t: tr } = useTranslation(["registry/household", "registry/import"]);
  const { number } = useFormat();
  const { importId, held, onDone } = props;
  const { householdKey } = held;
  const [rows, setRows] = useState<readonly Row[]>(held.rows);
  const [isAgreed, agree] = useState(false);
  const [isLeaving, leave] = useState(false);
  const correct = useAct(correctHeldHousehold);
  const faults = correct.data?.faults ?? held.faults;
  const params = { importId };
  const isAsked = faults.some(({ reason }) => asked.has(reason));
  const write = (at: number, column: string, value: string) =>
    setRows(rows.map((row, place) => (place === at ? { ...row, raw: { ...row.raw, [column]: value } } : row)));
  return (
    <>
      <FormPage
        isWithin
        title={t("correct.title", { key: householdKey })}
        problem={correct.error}
        next={t("correct.next")}
        verb={t("correct.send")}
        pending={correct.isPending}
        onSubmit={() =>
          correct.mutate(
            { params, body: { householdKey, rows: [...rows], ...(isAsked && { agreed: isAgreed }) } },
            { onSuccess: ({ state }) => (state === "taken" ? onDone() : undefined) },
          )
        }
        back={{ label: t("correct.close"), onBack: onDone }}
      >
        {rows.map((row, at) => {
          const wrong = faults.filter(({ file, rowNumber }) => file === row.file && rowNumber === row.rowNumber);
          return (
            <Stack key={`${row.file} ${row.rowNumber}`} component="section" gap="sm">
              <Title order={3} size="h4">
                {t("held.row", { row: number(row.rowNumber), file: tr(`registry/import:import.fileName.${row.file}`) })}
              </Title>
              {wrong.length > 0 && (
                <Text role="alert" c="red.8" fw={600}>
                  {wrong
                    .map(({ field, reason, remedy, beside }) =>
                      [
                        t("correct.fault", {
                          field: fieldText(tr, field),
                          reason: tr(`registry/import:import.reason.${reason}`),
                          remedy: tr(`registry/import:import.remedy.${remedy}`),
                        }),
                        beside === null ? "" : tr("registry/import:import.beside", { household: beside }),
                      ].join(" "),
                    )
                    .join(" ")}
                </Text>
              )}
              <SimpleGrid cols={{ base: 1, sm: 2 }}>
                {props.columns[row.file].map((column) => (
                  <TextField
                    key={column}
                    id={`${row.file}-${row.rowNumber}-${column}`}
                    label={column}
                    value={row.raw[column] ?? ""}
                    onChange={(value) => write(at, column, value)}
                  />
                ))}
              </SimpleGrid>
            </Stack>
          );
        })}
        {isAsked && (
          <Checkbox
            label={t("correct.agreed")}
            checked={isAgreed}
            onChange={({ currentTarget: { checked } }) => agree(checked)}
          />
        )}
        <Group>
          <Button variant="default" onClick={() => leave(true)}>
            {t("correct.leaveOut")}
          </Button>
        </Group>
      </FormPage>
      {isLeaving && (
        <ActDialog
          endpoint={leaveOutHousehold}
          initial={{ ...params, householdKey }}
          verb={t("correct.leaveOut")}
          next={t("correct.leaveOutNext")}
          onClose={() => leave(false)}
          fields={[{ path: "reason", label: t("correct.reason") }]}
        />
      )}
    </>
  );
}
