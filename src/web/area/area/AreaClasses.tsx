import { Button, Group, List, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { endAreaClass, listAreaClasses, recordAreaClass } from "#contract/area/area-class.ts";
import { areaClasses } from "#programme/area/area.ts";
import type { AreaClass } from "#programme/area/area.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useMay, useSession } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import { ChoiceField } from "#web/ui/field/ChoiceField.tsx";

/** Classes that decide coefficients and norms: zones, border, island, … each with its decision; ended ones stay listed. */
export function AreaClasses({ areaId }: { readonly areaId: string }) {
  const { t } = useTranslation("area/area");
  const { day } = useFormat();
  const may = useMay();
  const today = useSession().data?.today ?? "";
  const classes = useEndpoint(listAreaClasses, { params: { areaId } });
  const [chosen, choose] = useState("");
  const [ending, end] = useState<AreaClass>();
  const rows = classes.data?.rows ?? [];
  const mayRecord = may("area.recordAreaClass");
  if (rows.length === 0 && !mayRecord) return null;
  const free = areaClasses.filter((one) => !rows.some((row) => row.class === one && row.validTo === null));
  const picked = free.find((one) => one === chosen);
  return (
    <Stack component="section" gap="sm">
      <Title order={2}>{t("areas.classes.title")}</Title>
      {rows.length === 0 && <Text>{t("areas.classes.none")}</Text>}
      <List>
        {rows.map((row) => (
          <List.Item key={`${row.class} ${row.validFrom}`}>
            <Group gap="xs">
              <Text>
                {t(`areas.classes.${row.class}`)},{" "}
                {row.validTo === null
                  ? t("areas.since", { day: day(row.validFrom) })
                  : t("areas.until", { day: day(row.validTo) })}
                , {row.decision}
              </Text>
              {mayRecord && row.validTo === null && (
                <Button variant="subtle" onClick={() => end(row.class)}>
                  {t("areas.classes.end")}
                </Button>
              )}
            </Group>
          </List.Item>
        ))}
      </List>
      {mayRecord && (
        <ChoiceField
          id="area-class"
          label={t("areas.classes.add")}
          value={chosen}
          choices={free.map((one) => ({ value: one, label: t(`areas.classes.${one}`) }))}
          onChange={choose}
        />
      )}
      {picked !== undefined && (
        <ActDialog
          endpoint={recordAreaClass}
          initial={{ areaId, class: picked, validFrom: today }}
          verb={t("areas.classes.record", { class: t(`areas.classes.${picked}`) })}
          next={t("areas.classes.next")}
          onClose={() => choose("")}
          fields={[
            { path: "validFrom", label: t("areas.classes.from") },
            { path: "decision", label: t("areas.classes.decision") },
          ]}
        />
      )}
      {ending !== undefined && (
        <ActDialog
          endpoint={endAreaClass}
          initial={{ areaId, class: ending, validTo: today }}
          verb={t("areas.classes.endOf", { class: t(`areas.classes.${ending}`) })}
          next={t("areas.classes.endNext")}
          onClose={() => end(undefined)}
          fields={[{ path: "validTo", label: t("areas.classes.to") }]}
        />
      )}
    </Stack>
  );
}
