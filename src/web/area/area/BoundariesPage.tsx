import { Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { shapeFaults } from "#programme/area/boundary-shape.ts";
import { useAct } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { Field } from "#web/ui/field/Field.tsx";
import { FileBox } from "#web/ui/field/FileBox.tsx";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { TextField } from "#web/ui/field/TextField.tsx";
import { useChecked } from "#web/ui/field/use-checked.ts";
import { readGeoJson } from "./read-geojson.ts";
import { importBoundaries } from "#contract/area/boundary.ts";

/** Import of the boundaries of the areas below an area; tells what did not match. */
export function BoundariesPage({ areaId }: { readonly areaId: string }) {
  const { t } = useTranslation("area/boundary");
  const { number } = useFormat();
  const [file, setFile] = useState<File | null>(null);
  const [codeProperty, setCodeProperty] = useState("code");
  const [source, setSource] = useState("");
  const [unreadable, setUnreadable] = useState(false);
  const [leftOut, setLeftOut] = useState(0);
  const take = useAct(importBoundaries);
  const check = useChecked(
    {
      file: { label: t("boundaries.file"), value: file?.name ?? "" },
      codeProperty: { label: t("boundaries.codeProperty"), value: codeProperty },
      source: { label: t("boundaries.source"), value: source },
    },
    unreadable ? [{ fieldId: "file", message: t("boundaries.notGeoJson") }] : [],
  );
  const send = async () => {
    const read = readGeoJson((await file?.text()) ?? "");
    setUnreadable(file !== null && read === undefined);
    if (!check.passes() || read === undefined) return;
    setLeftOut(read.leftOut);
    take.mutate({ params: { areaId }, body: { source, codeProperty, features: [...read.features] } });
  };
  return (
    <>
      <FormPage
        title={t("boundaries.title")}
        errors={check.errors}
        problem={take.error}
        next={t("boundaries.next")}
        verb={t("boundaries.send")}
        onSubmit={() => void send()}
        pending={take.isPending}
      >
        <Field id="file" label={t("boundaries.file")} help={t("boundaries.fileHelp")} error={check.errorOf("file")}>
          {(wiring) => (
            <FileBox
              {...wiring}
              accept=".geojson,.json"
              value={file}
              onChange={(next) => {
                setFile(next);
                setUnreadable(false);
              }}
            />
          )}
        </Field>
        <TextField
          id="codeProperty"
          label={t("boundaries.codeProperty")}
          value={codeProperty}
          error={check.errorOf("codeProperty")}
          onChange={setCodeProperty}
        />
        <TextField
          id="source"
          label={t("boundaries.source")}
          help={t("boundaries.sourceHelp")}
          value={source}
          error={check.errorOf("source")}
          onChange={setSource}
        />
      </FormPage>
      {take.data !== undefined && (
        <div role="status">
          <Text>{t("boundaries.matched", { count: take.data.matched })}</Text>
          {take.data.unknownCodes.length > 0 && (
            <Text>{t("boundaries.unknown", { codes: take.data.unknownCodes.join(", ") })}</Text>
          )}
          {shapeFaults.map((fault) => {
            const codes = take.data.faultyShapes.flatMap((shape) => (shape.fault === fault ? [shape.code] : []));
            return codes.length === 0 ? null : (
              <Text key={fault}>{t(`boundaries.faulty.${fault}`, { codes: codes.join(", ") })}</Text>
            );
          })}
          {leftOut > 0 && <Text>{t("boundaries.leftOut", { count: leftOut })}</Text>}
          {take.data.doubledCodes.length > 0 && (
            <Text>{t("boundaries.doubled", { codes: take.data.doubledCodes.join(", ") })}</Text>
          )}
          {!take.data.overlapsChecked && <Text>{t("boundaries.notChecked")}</Text>}
          {take.data.overlaps.length > 0 && (
            <Text>
              {t("boundaries.overlaps", {
                areas: take.data.overlaps
                  .map(({ one, other, percent }) => `${one} – ${other} (${number(percent)}%)`)
                  .join("; "),
              })}
            </Text>
          )}
          {take.data.crossing.length > 0 && (
            <Text>{t("boundaries.crossing", { names: take.data.crossing.join(", ") })}</Text>
          )}
          {take.data.elsewhere.length > 0 && (
            <Text>{t("boundaries.elsewhere", { names: take.data.elsewhere.join(", ") })}</Text>
          )}
          {take.data.withoutBoundary.length > 0 && (
            <Text>
              {t("boundaries.without", { names: take.data.withoutBoundary.map(({ name }) => name).join(", ") })}
            </Text>
          )}
        </div>
      )}
    </>
  );
}
