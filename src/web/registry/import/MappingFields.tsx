import { SimpleGrid, Stack, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { readFile } from "#contract/registry/import-file.ts";
import { relations } from "#programme/registry/household/membership.ts";
import { sexes } from "#programme/registry/person/person.ts";
import { useEndpoint } from "#web/client.ts";
import { ChoiceField } from "#web/ui/field/ChoiceField.tsx";
import { TextField } from "#web/ui/field/TextField.tsx";
import { columnFields, valuedFields } from "./mapping-draft.ts";
import type { ColumnField, MappingDraft, ValuedField } from "./mapping-draft.ts";
import { listEthnicities } from "#contract/area/area.ts";

const needed: readonly ColumnField[] = ["household", "name"];

/** Field by field the column that holds it, with values of it as examples; then what each value of some columns means. */
export function MappingFields(props: {
  readonly file: Output<typeof readFile>;
  readonly chosen: MappingDraft;
  readonly errorOf: (fieldId: string) => string | undefined;
  readonly onChange: (chosen: MappingDraft) => void;
}) {
  const { t } = useTranslation("registry/import");
  const { file, chosen, errorOf, onChange } = props;
  const examples = (column: string) => {
    const at = file.columns.indexOf(column);
    const values = [...new Set(file.rows.map((row) => row[at] ?? ""))].filter((value) => value !== "");
    return values.slice(0, 3).join("; ");
  };
  return (
    <Stack component="section" gap="md">
      <Title order={2}>{t("columns.title")}</Title>
      {columnFields.map((field) => {
        const column = chosen.columns[field] ?? "";
        return (
          <ChoiceField
            key={field}
            id={field}
            label={t(`field.${field}`)}
            optional={!needed.includes(field)}
            error={errorOf(field)}
            help={column === "" ? t(`fieldHelp.${field}`) : t("columns.example", { values: examples(column) })}
            value={column}
            choices={file.columns.map((name) => ({ value: name, label: name }))}
            onChange={(name) => onChange({ ...chosen, columns: { ...chosen.columns, [field]: name } })}
          />
        );
      })}
      {chosen.columns["registeredOn"] === "" && (
        <TextField
          id="registered"
          label={t("columns.registeredOn")}
          help={t("columns.registeredOnHelp")}
          kind="day"
          value={chosen.registeredOn}
          onChange={(registeredOn) => onChange({ ...chosen, registeredOn })}
        />
      )}
      <TextField
        id="source"
        label={t("columns.source")}
        help={t("columns.sourceHelp")}
        error={errorOf("source")}
        value={chosen.source}
        onChange={(source) => onChange({ ...chosen, source })}
      />
      {valuedFields
        .filter((field) => (chosen.columns[field] ?? "") !== "")
        .map((field) => (
          <ValueMeanings
            key={field}
            field={field}
            values={chosen.values[field] ?? {}}
            onChange={(values) => onChange({ ...chosen, values: { ...chosen.values, [field]: values } })}
          />
        ))}
    </Stack>
  );
}

/** What a value of the file means. One without a meaning holds its household back, which is reported then. */
function ValueMeanings(props: {
  readonly field: ValuedField;
  readonly values: Readonly<Record<string, string>>;
  readonly onChange: (values: Record<string, string>) => void;
}) {
  const { t } = useTranslation("registry/import");
  const { t: tr } = useTranslation("registry/household");
  const { field, values, onChange } = props;
  const ethnicities = useEndpoint(listEthnicities, {}, { enabled: field === "ethnicity" });
  const meanings = {
    relation: relations.map((value) => ({ value, label: tr(`person.relation.${value}`) })),
    sex: sexes.map((value) => ({ value, label: tr(`person.sex.${value}`) })),
    ethnicity: (ethnicities.data?.rows ?? []).map(({ code, name }) => ({ value: code, label: name })),
  }[field];
  return (
    <Stack component="section" gap="sm">
      <Title order={3}>{t("columns.meanings", { field: t(`field.${field}`) })}</Title>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {Object.entries(values).map(([value, meaning]) => (
          <ChoiceField
            key={value}
            id={`${field}-${value}`}
            label={value}
            value={meaning}
            choices={meanings}
            onChange={(next) => onChange({ ...values, [value]: next })}
            {...(meaning === "" ? { help: t("columns.noMeaning") } : {})}
          />
        ))}
      </SimpleGrid>
    </Stack>
  );
}
