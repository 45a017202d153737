import { Anchor, Table } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { countHouseholds, listAreas } from "#contract/registry.ts";
import { useFormat } from "#web/parts/use-format.ts";

type Counts = Output<typeof countHouseholds>["rows"];

/** The areas below an area; each opens. Households are told where the asker may count them. */
export function AreaTable(props: {
  readonly areas: Output<typeof listAreas>["rows"];
  readonly counts: Counts | undefined;
  readonly hrefOf: (areaId: string) => string;
}) {
  const { t } = useTranslation("registry");
  const { number } = useFormat();
  const counts = new Map((props.counts ?? []).map((row) => [row.areaId, row]));
  const told = (value: number | null | undefined) => (value === null || value === undefined ? "" : number(value));
  const figures = { ta: "right", style: { fontVariantNumeric: "tabular-nums" } } as const;
  return (
    <Table.ScrollContainer minWidth={320}>
      <Table verticalSpacing={6} stickyHeader aria-label={t("areas.title")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t("areas.name")}</Table.Th>
            <Table.Th scope="col">{t("areas.code")}</Table.Th>
            <Table.Th scope="col" ta="right">
              {t("areas.populationUnit")}
            </Table.Th>
            {counts.size > 0 && (
              <Table.Th scope="col" ta="right">
                {t("areas.householdsHead")}
              </Table.Th>
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {props.areas.map((area) => (
            <Table.Tr key={area.areaId}>
              <Table.Th scope="row" fw={500}>
                <Anchor href={props.hrefOf(area.areaId)}>{area.fullName}</Anchor>
              </Table.Th>
              <Table.Td>{area.kind === "village" ? "" : area.code}</Table.Td>
              <Table.Td {...figures}>{told(area.population)}</Table.Td>
              {counts.size > 0 && <Table.Td {...figures}>{told(counts.get(area.areaId)?.households)}</Table.Td>}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
