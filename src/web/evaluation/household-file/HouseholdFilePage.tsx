import { Anchor, Box, Group, Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { readHouseholdStory } from "#contract/evaluation/household-file.ts";
import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import { storyKinds } from "#programme/registry/household/story-event.ts";
import type { StoryKind } from "#programme/registry/household/story-event.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { AsOfField } from "#web/registry/household/AsOf.tsx";
import { ListPage } from "#web/ui/list/ListPage.tsx";
import { Money } from "#web/ui/Money.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { hrefOfEvent, useEventText } from "./use-story-events.ts";

type Asked = {
  readonly householdId: Id<"household">;
  readonly on?: string | undefined;
  readonly kind?: StoryKind | undefined;
  readonly onAsked: (asked: { on?: string | undefined; kind?: StoryKind | undefined }) => void;
};

/** Everything of a household up to a day, the earliest first; prints as it is filtered. */
export function HouseholdFilePage(props: Asked) {
  const { householdId, on, kind } = props;
  const query = { ...(on === undefined ? {} : { on }), ...(kind === undefined ? {} : { kind }) };
  const asked = useEndpoint(readHouseholdStory, { params: { householdId }, query });
  return <Loaded asked={asked}>{(found) => <FileOf {...props} found={found} />}</Loaded>;
}

function FileOf({
  householdId,
  on,
  kind,
  onAsked,
  found,
}: Asked & { readonly found: Output<typeof readHouseholdStory> }) {
  const { t } = useTranslation(["evaluation/household-file", "terms"]);
  const { day, language, number } = useFormat();
  const text = useEventText();
  const rows = found.events.map((event, at) => ({ ...event, key: String(at) }));
  const search = { language, on, kind };
  return (
    <ListPage
      title={t("of", { name: found.headName ?? t("terms:unnamed") })}
      total={null}
      sentence={t("lead", { day: day(found.on) })}
      act={{ label: t("print"), href: paths.papers.householdFile(householdId, search) }}
      filters={
        <Group align="end" wrap="wrap" className="no-print">
          <Box maw="14rem">
            <AsOfField on={on} onOn={(next) => onAsked({ on: next, kind })} />
          </Box>
          <Select
            label={t("kindLabel")}
            placeholder={t("anyKind")}
            clearable
            data={found.counts.map((one) => ({
              value: one.kind,
              label: t("counted", { kind: t(`kind.${one.kind}`), count: one.count, n: number(one.count) }),
            }))}
            value={kind ?? null}
            onChange={(value) => onAsked({ on, kind: storyKinds.find((one) => one === value) })}
          />
        </Group>
      }
      notice={
        <Anchor href={paths.household(householdId)} className="no-print">
          {t("toHousehold")}
        </Anchor>
      }
      rows={rows}
      rowKey={(row) => row.key}
      hrefOf={(row) => hrefOfEvent(householdId, row) ?? paths.household(householdId)}
      empty={{ why: t("none"), act: { label: t("toHousehold"), href: paths.household(householdId) } }}
      exportName="household-file"
      columns={[
        { key: "what", head: t("whatLabel"), text: text.what },
        { key: "on", head: t("day"), text: (row) => day(row.on), onPhone: true },
        { key: "kind", head: t("kindLabel"), text: (row) => t(`kind.${row.kind}`), onPhone: true },
        { key: "person", head: t("person"), text: (row) => row.personName ?? "" },
        {
          key: "amount",
          head: t("amount"),
          text: (row) => row.amount?.toString() ?? "",
          cell: (row) => (row.amount === null ? "" : <Money amount={row.amount} />),
          numeric: true,
        },
        { key: "note", head: t("note"), text: (row) => text.note(row) ?? "" },
      ]}
    />
  );
}
