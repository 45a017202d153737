import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Id } from "#kernel/id.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { isCommune, useMay } from "#web/session.ts";
import { useAreaScope } from "#web/shell/use-area-scope.ts";
import { ListPage } from "#web/ui/list/ListPage.tsx";
import { BulkChange } from "#web/registry/bulk/BulkChange.tsx";
import { ExportMenu } from "#web/registry/export/ExportMenu.tsx";
import { AsOfBanner } from "./AsOf.tsx";
import { flagText } from "./flag-text.ts";
import { HouseholdFilters } from "./HouseholdFilters.tsx";
import type { HouseholdFilter } from "./HouseholdFilters.tsx";
import { HouseholdsMenu } from "./HouseholdsMenu.tsx";
import { useHouseholdPages } from "./use-household-pages.ts";
import { useSentence } from "./use-sentence.ts";
import { useClassText } from "#web/use-class-text.ts";

/** Households of the area, narrowed by a sentence that can be read aloud. The filter lives in the address, but for the words of a search. */
export function HouseholdsPage(props: {
  readonly filter: HouseholdFilter;
  readonly onFilter: (filter: HouseholdFilter) => void;
}) {
  const { t } = useTranslation("registry/household");
  const { t: ts } = useTranslation("terms");
  const { t: tb } = useTranslation("registry/bulk");
  const classText = useClassText();
  const { day, number } = useFormat();
  const [changing, change] = useState<"all" | readonly Id<"household">[]>();
  const may = useMay();
  const { scope } = useAreaScope();
  const own = scope !== undefined && isCommune(scope.areaId) ? scope.areaId : undefined;
  const filter = { ...props.filter, communeId: props.filter.communeId ?? own };
  const sentence = useSentence(filter);
  const households = useHouseholdPages(filter, scope !== undefined);
  const isFiltered = Object.values(props.filter).some((value) => value !== undefined && value !== "");
  const bulk =
    may("registry.changeInBulk") && own !== undefined && filter.on === undefined
      ? (selected: readonly { readonly householdId: Id<"household"> }[]) => (
          <Button onClick={() => change(selected.map(({ householdId }) => householdId))}>{tb("selected")}</Button>
        )
      : undefined;
  return (
    <>
      <ListPage
        {...households}
        {...(bulk === undefined ? {} : { bulk })}
        title={t("households.title")}
        sentence={sentence}
        actions={
          <>
            {may("registry.registerHousehold") && filter.on === undefined && (
              <Button component="a" href={paths.registerHousehold()}>
                {t("households.register")}
              </Button>
            )}
            {may("registry.importHouseholds") && filter.on === undefined && (
              <Button variant="default" component="a" href={paths.newImport()}>
                {t("households.import")}
              </Button>
            )}
            {may("registry.exportHouseholds") && <ExportMenu filter={filter} total={households.total} />}
            <HouseholdsMenu onChangeAll={bulk === undefined ? undefined : () => change("all")} />
          </>
        }
        notice={
          filter.on !== undefined && (
            <AsOfBanner on={filter.on} onToday={() => props.onFilter({ ...props.filter, on: undefined })} />
          )
        }
        filters={<HouseholdFilters filter={filter} onFilter={props.onFilter} />}
        rowKey={(row) => row.householdId}
        hrefOf={(row) => paths.household(row.householdId, { on: filter.on })}
        empty={
          isFiltered
            ? { why: t("households.empty"), act: { label: t("households.clear"), onAct: () => props.onFilter({}) } }
            : {
                why: t("households.emptyAll"),
                act: may("registry.importHouseholds")
                  ? { label: t("households.import"), href: paths.newImport() }
                  : undefined,
              }
        }
        exportName="households"
        columns={[
          { key: "head", head: t("households.head"), text: (row) => row.headName ?? t("households.noName") },
          {
            key: "place",
            head: t("households.place"),
            text: (row) => [row.villageName, row.communeName].filter((name) => name !== null).join(", "),
            onPhone: true,
          },
          { key: "members", head: t("households.members"), text: (row) => number(row.members), numeric: true },
          {
            key: "class",
            head: t("households.class"),
            text: (row) =>
              [
                row.class === null ? t("households.notDecided") : classText(row),
                ...row.groups.map((group) => ts(`groups.${group}`)),
              ].join("; "),
            onPhone: true,
          },
          {
            key: "flags",
            head: t("households.flags"),
            text: (row) =>
              [
                ...(row.closedOn === null ? [] : [t("households.closed", { day: day(row.closedOn) })]),
                ...row.flags.map((flag) => flagText(t, flag)),
              ].join("; "),
          },
        ]}
      />
      {changing !== undefined && own !== undefined && (
        <BulkChange
          communeId={own}
          filter={filter}
          householdIds={changing === "all" ? undefined : changing}
          onClose={() => change(undefined)}
        />
      )}
    </>
  );
}
