import { Group, NativeSelect } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { exploreLedger } from "#contract/ledger/posting.ts";
import { useEndpoint } from "#web/client.ts";
import { shortened, useComponentName } from "./use-component-name.ts";
import { useSourceName } from "./use-source-name.ts";
import type { MoneySearch } from "./money-search.ts";

type Field = "year" | "originYear" | "fundSource" | "component" | "form";

/** Year, year of origin, source, component and form, each with what the ledger has. */
export function MoneyFilters(props: {
  readonly areaId: string;
  readonly search: MoneySearch;
  readonly fields: readonly Field[];
  readonly onSearch: (search: MoneySearch) => void;
  /** What else is chosen beside them. */
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation(["ledger/posting", "ledger/balance"]);
  const nameOf = useSourceName();
  const componentOf = useComponentName();
  const { areaId, search, fields, onSearch } = props;
  const { data } = useEndpoint(exploreLedger, { query: { areaId } }, { enabled: areaId !== "" });
  const choices = {
    year: data?.choices.years.map((year) => ({ value: String(year), label: String(year) })),
    originYear: data?.choices.originYears.map((year) => ({ value: String(year), label: String(year) })),
    fundSource: data?.choices.fundSources.map((value) => ({ value, label: nameOf(value) })),
    component: data?.choices.components.map((value) => ({ value, label: shortened(componentOf(value), 60) })),
    form: (["money", "goods", "labour"] as const).map((value) => ({ value, label: t(`form.${value}`) })),
  };
  const change = (field: Field, chosen: string) => {
    const isYear = field === "year" || field === "originYear";
    const value = chosen === "" ? undefined : isYear ? Number(chosen) : chosen;
    onSearch({ ...search, [field]: value });
  };
  return (
    <Group gap="sm" className="no-print" role="group" aria-label={t("ledger/balance:filters")}>
      {fields.map((field) => (
        <NativeSelect
          key={field}
          maw="100%"
          w={field === "component" ? "18rem" : undefined}
          label={t(`ledger/balance:filter.${field}`)}
          value={String(search[field] ?? "")}
          data={[{ value: "", label: t("all") }, ...(choices[field] ?? [])]}
          onChange={(event) => change(field, event.currentTarget.value)}
        />
      ))}
      {props.children}
    </Group>
  );
}
