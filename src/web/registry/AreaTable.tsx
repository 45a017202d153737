import { Anchor, Table } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { listAreas } from "#contract/registry.ts";
import { useFormat } from "./use-format.ts";

/** The areas below an area; each opens. */
export function AreaTable(props: { readonly areas: Output<typeof listAreas>["rows"]; readonly hrefOf: (areaId: string) => string }) {
  const { t } = useTranslation("registry");
  const { number } = useFormat();
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
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {props.areas.map((area) => (
            <Table.Tr key={area.areaId}>
              <Table.Th scope="row" fw={500}>
                <Anchor href={props.hrefOf(area.areaId)}>{area.fullName}</Anchor>
              </Table.Th>
              <Table.Td>{area.kind === "village" ? "" : area.code}</Table.Td>
              <Table.Td ta="right" style={{ fontVariantNumeric: "tabular-nums" }}>
                {area.population === null ? "" : number(area.population)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
