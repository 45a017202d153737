import { Button, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { searchHouseholds } from "#contract/registry/household.ts";
import type { RowOf } from "#web/client.ts";
import { useEndpoint } from "#web/client.ts";

export type OtherHousehold = RowOf<typeof searchHouseholds>;

/** First the other household is found, by a name or a number; then the act is described. */
export function WithOtherHousehold(props: {
  readonly verb: string;
  readonly except: string;
  readonly onClose: () => void;
  readonly children: (other: OtherHousehold) => ReactNode;
}) {
  const { t } = useTranslation("registry/transfer");
  const { t: tr } = useTranslation("registry/household");
  const { t: tu } = useTranslation("ui");
  const [search, type] = useState("");
  const [other, choose] = useState<OtherHousehold>();
  const isAsked = search.trim().length > 1;
  const found = useEndpoint(searchHouseholds, { body: { search, limit: 10 } }, { enabled: isAsked });
  if (other !== undefined) return props.children(other);
  const rows = (found.data?.rows ?? []).filter(
    ({ householdId, closedOn }) => householdId !== props.except && closedOn === null,
  );
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={<Text fw={600}>{props.verb}</Text>}
      closeButtonProps={{ "aria-label": tu("close") }}
    >
      <Stack>
        <TextInput
          type="search"
          label={t("find.label")}
          value={search}
          onChange={(event) => type(event.currentTarget.value)}
        />
        <Stack gap="xs" role="group" aria-label={t("find.results")} aria-live="polite">
          {rows.map((row) => (
            <Button key={row.householdId} variant="default" h="auto" py="xs" onClick={() => choose(row)}>
              {[
                row.headName ?? tr("households.noName"),
                ...(typeof row.foundMember === "string"
                  ? [tr("households.foundMember", { name: row.foundMember })]
                  : []),
                row.villageName ?? row.communeName,
              ].join(", ")}
            </Button>
          ))}
          {isAsked && found.data !== undefined && rows.length === 0 && <Text>{t("find.none")}</Text>}
        </Stack>
      </Stack>
    </Modal>
  );
}
