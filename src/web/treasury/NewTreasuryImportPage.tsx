import { Text } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { getTreasuryMapping, importTreasury } from "#contract/treasury/treasury.ts";
import { parseLocalDate } from "#kernel/local-date.ts";
import { useAct, useEndpoint } from "#web/client.ts";
import { readTableFile } from "#web/format/read-table-file.ts";
import { newId } from "#contract/new-id.ts";
import { paths } from "#web/paths.ts";
import { useAreaScope } from "#web/shell/use-area-scope.ts";
import { ChoiceField } from "#web/ui/field/ChoiceField.tsx";
import { Field } from "#web/ui/field/Field.tsx";
import { FileBox } from "#web/ui/field/FileBox.tsx";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { TextField } from "#web/ui/field/TextField.tsx";
import { useChecked } from "#web/ui/field/use-checked.ts";

const columns = ["date", "amount", "reference", "commune", "source"] as const;
const empty = { date: "", amount: "", reference: "", commune: "", source: "", communeCodes: "", sourceCodes: "" };

/** A file, the days that it covers, and which column says what; the columns and codes of the last file are remembered. */
export function NewTreasuryImportPage() {
  const { t } = useTranslation("treasury/treasury");
  const router = useRouter();
  const { scope } = useAreaScope();
  const [origin, setOrigin] = useState<"treasury" | "bank">("treasury");
  const [file, setFile] = useState<File | null>(null);
  const [period, setPeriod] = useState({ from: "", to: "" });
  const [written, write] = useState<Partial<typeof empty>>({});
  const areaId = scope?.areaId ?? "";
  const known = useEndpoint(getTreasuryMapping, { query: { areaId, origin } }, { enabled: scope !== undefined });
  const remembered = known.data?.mapping;
  const mapping = {
    ...empty,
    ...(remembered === undefined || remembered === null
      ? {}
      : {
          ...Object.fromEntries(columns.map((column) => [column, remembered[column] ?? ""])),
          communeCodes: textOf(remembered.communeCodes),
          sourceCodes: textOf(remembered.sourceCodes),
        }),
    ...written,
  };
  const act = useAct(importTreasury);
  const [fromDay, toDay] = [parseLocalDate(period.from), parseLocalDate(period.to)];
  const check = useChecked({
    file: { label: t("treasury.file"), value: file?.name ?? "" },
    from: { label: t("treasury.from"), value: period.from },
    to: { label: t("treasury.to"), value: period.to },
    date: { label: t("treasury.column.date"), value: mapping.date },
    amount: { label: t("treasury.column.amount"), value: mapping.amount },
  });
  const send = async () => {
    if (!check.passes() || file === null || fromDay === undefined || toDay === undefined) return;
    const orNull = (text: string) => (text.trim() === "" ? null : text.trim());
    act.mutate(
      {
        body: {
          treasuryImportId: newId("treasury import"),
          areaId,
          origin,
          fileName: file.name,
          file: await readTableFile(file),
          fromDay,
          toDay,
          mapping: {
            date: mapping.date.trim(),
            amount: mapping.amount.trim(),
            reference: orNull(mapping.reference),
            commune: orNull(mapping.commune),
            source: orNull(mapping.source),
            communeCodes: codesOf(mapping.communeCodes),
            sourceCodes: codesOf(mapping.sourceCodes),
          },
        },
      },
      { onSuccess: (found) => router.history.push(paths.treasuryImport(found.treasuryImportId)) },
    );
  };
  return (
    <FormPage
      title={t("treasury.compare")}
      intro={<Text>{t("treasury.intro")}</Text>}
      errors={check.errors}
      problem={act.error}
      next={t("treasury.next")}
      verb={t("treasury.compare")}
      onSubmit={() => void send()}
      pending={act.isPending}
    >
      <ChoiceField
        id="origin"
        label={t("treasury.origin")}
        value={origin}
        choices={(["treasury", "bank"] as const).map((value) => ({ value, label: t(`treasury.of.${value}`) }))}
        onChange={(value) => setOrigin(value === "bank" ? "bank" : "treasury")}
      />
      <Field id="file" label={t("treasury.file")} error={check.errorOf("file")}>
        {(wiring) => <FileBox {...wiring} accept=".csv,.xlsx" value={file} onChange={setFile} />}
      </Field>
      {(["from", "to"] as const).map((end) => (
        <TextField
          key={end}
          id={end}
          kind="day"
          label={t(`treasury.${end}`)}
          value={period[end]}
          error={check.errorOf(end)}
          onChange={(value) => setPeriod({ ...period, [end]: value })}
        />
      ))}
      {columns.map((column) => (
        <TextField
          key={column}
          id={column}
          label={t(`treasury.column.${column}`)}
          help={t("treasury.columnHelp")}
          value={mapping[column]}
          optional={column !== "date" && column !== "amount"}
          error={check.errorOf(column)}
          onChange={(value) => write({ ...written, [column]: value })}
        />
      ))}
      {(["communeCodes", "sourceCodes"] as const).map((codes) => (
        <TextField
          key={codes}
          id={codes}
          kind="long"
          label={t(`treasury.${codes}`)}
          help={t("treasury.codesHelp")}
          value={mapping[codes]}
          optional
          onChange={(value) => write({ ...written, [codes]: value })}
        />
      ))}
    </FormPage>
  );
}

function textOf(codes: Readonly<Record<string, string>>): string {
  return Object.entries(codes)
    .map(([code, meaning]) => `${code} = ${meaning}`)
    .join("\n");
}

/** One code a line: "1234567 = 21484". */
function codesOf(text: string): Record<string, string> {
  const pairs = text.split("\n").map((line) => line.split("=").map((part) => part.trim()));
  return Object.fromEntries(pairs.flatMap(([code, meaning]) => (code && meaning ? [[code, meaning] as const] : [])));
}
