import { Anchor, Button, Group, Stack, Table, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { listImports } from "#contract/registry-imports.ts";
import { Problem } from "#web/parts/Problem.tsx";
import { useAsk } from "#web/parts/use-ask.ts";
import { useFormat } from "#web/parts/use-format.ts";

/** Imports into one's areas, the latest first. */
export function ImportsPage(props: {
  readonly hrefOf: (importId: string) => string;
  readonly newHref?: string | undefined;
}) {
  const { t } = useTranslation("registry");
  const { day, number } = useFormat();
  const asked = useAsk(listImports);
  const rows = asked.data?.rows ?? [];
  return (
    <Stack>
      <Group justify="space-between">
        <Title order={1}>{t("import.list")}</Title>
        {props.newHref !== undefined && (
          <Button component="a" href={props.newHref}>
            {t("import.title")}
          </Button>
        )}
      </Group>
      <Problem error={asked.error} />
      {asked.isSuccess && rows.length === 0 && <Text>{t("import.empty")}</Text>}
      {rows.length > 0 && (
        <Table.ScrollContainer minWidth={600}>
          <Table verticalSpacing={6} aria-label={t("import.list")}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t("import.source")}</Table.Th>
                <Table.Th scope="col">{t("import.area")}</Table.Th>
                <Table.Th scope="col">{t("import.when")}</Table.Th>
                <Table.Th scope="col">{t("import.state")}</Table.Th>
                <Table.Th scope="col" ta="right">
                  {t("import.counts.householdsAdded")}
                </Table.Th>
                <Table.Th scope="col" ta="right">
                  {t("import.counts.householdsQuarantined")}
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <Table.Tr key={row.importId}>
                  <Table.Th scope="row" fw={500}>
                    <Anchor href={props.hrefOf(row.importId)}>{row.sourceSystem}</Anchor>
                  </Table.Th>
                  <Table.Td>{row.areaName}</Table.Td>
                  <Table.Td>{day(row.startedAt.slice(0, 10))}</Table.Td>
                  <Table.Td>{t(`import.${row.state}`)}</Table.Td>
                  <Table.Td ta="right">{number(row.counts.householdsAdded)}</Table.Td>
                  <Table.Td ta="right">{number(row.counts.householdsQuarantined)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Stack>
  );
}
