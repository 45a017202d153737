import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { newId } from "#contract/new-id.ts";
import { listDuplicates, listDuplicateSearches, startDuplicateSearch } from "#contract/registry/duplicate.ts";
import { pairStates } from "#programme/registry/duplicate/merge.ts";
import type { RowOf } from "#web/client.ts";
import { useAct, useEndpoint, usePages } from "#web/client.ts";
import { paths } from "#web/paths.ts";
import { useOwnCommunes } from "#web/registry/household/use-own-communes.ts";
import { isCommune, useMay, useSession } from "#web/session.ts";
import { ChoiceField } from "#web/ui/field/ChoiceField.tsx";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { ListPage } from "#web/ui/list/ListPage.tsx";
import { DuplicateSearch, isRunning } from "./DuplicateSearch.tsx";
import { usePairText } from "./use-pair-text.ts";

type Row = RowOf<typeof listDuplicates>;
type State = (typeof pairStates)[number];

/** Records that may be of one person, the surest first; looked for commune by commune. */
export function DuplicatesPage(props: {
  readonly state: State | undefined;
  readonly onState: (state: State | undefined) => void;
}) {
  const { t } = useTranslation("registry/duplicate");
  const text = usePairText();
  const may = useMay();
  const communes = useOwnCommunes();
  const [chosen, choose] = useState("");
  const communeId = chosen === "" && communes.length === 1 ? (communes[0]?.areaId ?? "") : chosen;
  const state = props.state ?? "waiting";
  const pairs = usePages(listDuplicates, { query: { state, communeId: communeId === "" ? undefined : communeId } });
  const search = useAct(startDuplicateSearch);
  const session = useSession().data;
  const wide = session?.posts.find((post) => !isCommune(post.areaId));
  const searchedId = communeId === "" ? wide?.areaId : communeId;
  const searches = useEndpoint(
    listDuplicateSearches,
    { query: { areaId: searchedId } },
    {
      enabled: searchedId !== undefined,
      askAgain: (reported) => (reported?.rows.some(isRunning) === true ? 1500 : false),
    },
  );
  const latest = searches.data?.rows[0];
  const client = useQueryClient();
  // What a search found belongs into the list at once.
  const finishedId = latest?.state === "finished" ? latest.searchId : undefined;
  useEffect(() => {
    if (finishedId !== undefined) void client.invalidateQueries({ queryKey: [listDuplicates.id] });
  }, [client, finishedId]);
  const isUnderWay = latest !== undefined && isRunning(latest);
  const name = (side: Row["left"], communeName: string) =>
    side === null
      ? t("elsewhere", { commune: communeName })
      : `${side.fullName ?? "–"} (${side.birthDate?.slice(0, 4) ?? "–"})`;
  return (
    <ListPage
      {...pairs}
      title={t("title")}
      sentence={t("sentence")}
      actions={
        may("registry.findDuplicates") &&
        searchedId !== undefined && (
          <Button
            loading={search.isPending}
            disabled={isUnderWay}
            onClick={() => search.mutate({ body: { searchId: newId("duplicate search"), areaId: searchedId } })}
          >
            {communeId === "" ? t("searchAll") : t("search")}
          </Button>
        )
      }
      notice={
        <div role="status">
          <ErrorState error={search.error} />
          {latest !== undefined && <DuplicateSearch search={latest} />}
        </div>
      }
      filters={
        <>
          <ChoiceField
            id="pair-state"
            label={t("state")}
            value={state}
            choices={pairStates.map((value) => ({ value, label: t(`states.${value}`) }))}
            onChange={(value) => props.onState(pairStates.find((known) => known === value))}
          />
          {communes.length > 1 && (
            <ChoiceField
              id="pair-commune"
              label={t("commune")}
              optional
              value={chosen}
              choices={communes.map((commune) => ({ value: commune.areaId, label: commune.areaName }))}
              onChange={choose}
            />
          )}
        </>
      }
      rowKey={(row) => `${row.leftHouseholdId} ${row.leftPersonId} ${row.rightHouseholdId} ${row.rightPersonId}`}
      hrefOf={(row) => paths.duplicate(row)}
      empty={{ why: t(`empty.${state}`) }}
      exportName="duplicates"
      columns={[
        { key: "left", head: t("one"), text: (row) => name(row.left, row.leftCommuneName) },
        { key: "right", head: t("other"), text: (row) => name(row.right, row.rightCommuneName), onPhone: true },
        { key: "likelihood", head: t("likelihood.head"), text: text.likelihood, onPhone: true },
        {
          key: "where",
          head: t("commune"),
          text: (row) => [...new Set([row.leftCommuneName, row.rightCommuneName])].join(", "),
          onPhone: true,
        },
      ]}
    />
  );
}
