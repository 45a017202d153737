import { Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { readFile } from "#contract/registry/import-file.ts";
import { useFormat } from "#web/format/use-format.ts";
import { ChoiceField } from "#web/ui/field/ChoiceField.tsx";
import { ListCards } from "#web/ui/list/ListCards.tsx";
import { ScrollRegion } from "#web/ui/list/ScrollRegion.tsx";
import { useOnPhone } from "#web/ui/use-on-phone.ts";
import { EncodingChoice } from "./EncodingChoice.tsx";
import type { ImportDraft } from "./import-draft.ts";

type ReadAs = Pick<ImportDraft, "sheet" | "encoding">;

/** How the server read the file, with its first rows; another sheet or another encoding can be chosen. */
export function FileReading(props: {
  readonly file: Output<typeof readFile>;
  readonly draft: ReadAs;
  readonly onRead: (as: ReadAs) => void;
}) {
  const { t } = useTranslation("registry/import");
  const { number } = useFormat();
  const onPhone = useOnPhone();
  const { file, draft, onRead } = props;
  const { reading } = file;
  const sheets = reading.sheets ?? [];
  const { sheet, encoding } = draft;
  const reported = (
    [
      "totalRows",
      "signatureRows",
      "headRows",
      "villageRows",
      "numberedRows",
      "carriedRows",
      "hiddenRows",
      "cellsWithoutValue",
    ] as const
  )
    .filter((what) => reading.leftOut[what] > 0)
    .map((what) => t(`reading.reported.${what}`, { count: reading.leftOut[what] }));
  const { hidden, hiddenSheets = [] } = reading;
  if (hidden.length > 0) reported.push(t("reading.hiddenColumns", { columns: hidden.join(", ") }));
  if (hiddenSheets.length > 0) reported.push(t("reading.hiddenSheets", { sheets: hiddenSheets.join(", ") }));
  return (
    <Stack component="section" gap="sm">
      <Title order={2}>{t("reading.title")}</Title>
      <Text>
        {t("reading.head", { row: number(reading.headRow), columns: number(file.columns.length) })}{" "}
        {t(`reading.encodings.${reading.encoding}`)}
      </Text>
      {reported.length > 0 && <Text>{reported.join(" ")}</Text>}
      {sheets.length > 1 && (
        <ChoiceField
          id="sheet"
          label={t("reading.sheet")}
          value={reading.sheet ?? ""}
          choices={sheets.map((name) => ({ value: name, label: name }))}
          onChange={(name) => onRead({ sheet: name === "" ? undefined : name, encoding })}
        />
      )}
      <EncodingChoice encoding={encoding} onChoose={(chosen) => onRead({ sheet, encoding: chosen })} />
      {onPhone ? (
        <ListCards
          label={t("reading.rows")}
          rows={file.rows.slice(0, 5).map((cells, at) => ({ cells, at }))}
          rowKey={({ at }) => String(at)}
          columns={[
            { key: "row", head: t("reading.rows"), text: ({ at }) => number(at + 1) },
            ...file.columns.map((column, place) => ({
              key: column,
              head: column,
              text: ({ cells }: { readonly cells: readonly string[] }) => cells[place] ?? "",
            })),
          ]}
        />
      ) : (
        <ScrollRegion label={t("reading.rows")}>
          <table className="figures">
            <caption>{t("reading.rows")}</caption>
            <thead>
              <tr>
                {file.columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {file.rows.slice(0, 5).map((row, at) => (
                <tr key={row.join("|") || at}>
                  {file.columns.map((column, place) => (
                    <td key={column}>{row[place]}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </Stack>
  );
}
