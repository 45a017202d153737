import { Anchor, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { useFormat } from "#web/format/use-format.ts";
import type { getArea } from "#contract/area/area.ts";

type Area = Output<typeof getArea>;

/** Of which units an area was formed, and into which it went; nothing when it has always been itself. */
export function AreaSuccessions({
  area,
  hrefOf,
}: {
  readonly area: Area;
  readonly hrefOf: (areaId: string) => string;
}) {
  const { t } = useTranslation("area/area");
  const { day } = useFormat();
  const lists = [
    {
      title: t("areas.formedFrom"),
      rows: area.formedFrom.map((row) => ({ ...row, areaId: row.fromAreaId, name: row.fromName })),
    },
    {
      title: t("areas.wentInto"),
      rows: area.wentInto.map((row) => ({ ...row, areaId: row.toAreaId, name: row.toName })),
    },
  ];
  return lists
    .filter(({ rows }) => rows.length > 0)
    .map(({ title, rows }) => (
      <section key={title}>
        <Title order={2}>{title}</Title>
        <ul>
          {rows.map((row) => (
            <li key={row.areaId}>
              <Anchor href={hrefOf(row.areaId)}>{row.name}</Anchor>
              {row.part && ` (${t("areas.partOf")})`}, {day(row.onDate)}
              {row.decision !== null && `, ${row.decision}`}
            </li>
          ))}
        </ul>
      </section>
    ));
}
