import { Text } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { exactText } from "#contract/input.ts";
import { newId } from "#contract/new-id.ts";
import { getTreasuryMapping, importTreasury } from "#contract/treasury/treasury.ts";
import { useEndpoint } from "#web/client.ts";
import { paths } from "#web/paths.ts";
import { useAreaScope } from "#web/shell/use-area-scope.ts";
import { FormPage } from "#web/ui/field/FormPage.tsx";
import { useContractForm } from "#web/ui/field/use-contract-form.ts";

const columns = ["date", "amount", "reference", "commune", "source"] as const;

/** Codes and what they mean, one a line: "1234567 = 21484". */
const besides = z.object({ communeCodes: exactText(20_000).optional(), sourceCodes: exactText(20_000).optional() });

/** A file, the days that it covers, and which column says what; the columns and codes of the last file are remembered. */
export function NewTreasuryImportPage() {
  const { t } = useTranslation("treasury/treasury");
  const router = useRouter();
  const { scope } = useAreaScope();
  const areaId = scope?.areaId ?? "";
  const form = useContractForm(importTreasury, {
    initial: { treasuryImportId: newId("treasury import"), origin: "treasury" },
    besides,
    also: (path, value) => (path === "file" ? { fileName: value instanceof File ? value.name : undefined } : undefined),
    complete: ({ communeCodes, sourceCodes, ...values }) => ({
      ...values,
      areaId,
      mapping: { ...values.mapping, communeCodes: codesOf(communeCodes), sourceCodes: codesOf(sourceCodes) },
    }),
    onDone: ({ treasuryImportId }) => router.history.push(paths.treasuryImport(treasuryImportId)),
  });
  const origin = form.values.origin === "bank" ? "bank" : "treasury";
  const known = useEndpoint(getTreasuryMapping, { query: { areaId, origin } }, { enabled: scope !== undefined });
  const remembered = known.data?.mapping;
  const { offer } = form.state;
  useEffect(() => {
    if (remembered === undefined) return;
    for (const column of columns) offer(`mapping.${column}`, remembered?.[column] ?? "");
    offer("communeCodes", textOf(remembered?.communeCodes));
    offer("sourceCodes", textOf(remembered?.sourceCodes));
  }, [remembered, offer]);
  return (
    <FormPage
      title={t("treasury.compare")}
      intro={<Text>{t("treasury.intro")}</Text>}
      next={t("treasury.next")}
      verb={t("treasury.compare")}
      form={form}
    >
      <form.Field
        path="origin"
        label={t("treasury.origin")}
        choices={(["treasury", "bank"] as const).map((value) => ({ value, label: t(`treasury.of.${value}`) }))}
      />
      <form.Field path="file" label={t("treasury.file")} />
      <form.Field path="fromDay" label={t("treasury.from")} />
      <form.Field path="toDay" label={t("treasury.to")} />
      {columns.map((column) => (
        <form.Field
          key={column}
          path={`mapping.${column}`}
          label={t(`treasury.column.${column}`)}
          help={t("treasury.columnHelp")}
        />
      ))}
      {(["communeCodes", "sourceCodes"] as const).map((codes) => (
        <form.Field key={codes} path={codes} label={t(`treasury.${codes}`)} help={t("treasury.codesHelp")} />
      ))}
    </FormPage>
  );
}

function textOf(codes: Readonly<Record<string, string>> = {}): string {
  return Object.entries(codes)
    .map(([code, meaning]) => `${code} = ${meaning}`)
    .join("\n");
}

function codesOf(text = ""): Record<string, string> {
  const pairs = text.split("\n").map((line) => line.split("=").map((part) => part.trim()));
  return Object.fromEntries(pairs.flatMap(([code, meaning]) => (code && meaning ? [[code, meaning] as const] : [])));
}
