import { Button, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { listTransfers } from "#contract/registry/transfer.ts";
import { transferStates } from "#programme/registry/household/household-moves.ts";
import type { TransferState } from "#programme/registry/household/household-moves.ts";
import type { RowOf } from "#web/client.ts";
import { usePages } from "#web/client.ts";
import { ChoiceField } from "#web/ui/field/ChoiceField.tsx";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { PageHead } from "#web/ui/page/PageHead.tsx";
import { TransferCard } from "./TransferCard.tsx";

/** Households that move between communes, from here and to here; those that wait are answered here. */
export function TransfersPage(props: {
  readonly state: TransferState | undefined;
  readonly onState: (state: TransferState | undefined) => void;
}) {
  const { t } = useTranslation("registry/transfer");
  const { rows, error, onRetry, more } = usePages(listTransfers, { query: { state: props.state } });
  return (
    <Stack gap="md">
      <PageHead title={t("transfer.title")} />
      <Text aria-live="polite">{t(`transfer.sentence.${props.state ?? "any"}`)}</Text>
      <ChoiceField
        id="transfer-state"
        label={t("transfer.state")}
        value={props.state ?? ""}
        choices={transferStates.map((value) => ({ value, label: t(`transfer.states.${value}`) }))}
        onChange={(value) => props.onState(transferStates.find((state) => state === value))}
      />
      <ErrorState error={error} onRetry={onRetry} />
      {rows?.length === 0 && <Text>{t("transfer.empty")}</Text>}
      <Stack gap="xl">
        {rows?.map((row) => (
          <TransferCard key={row.transferId} row={row} />
        ))}
      </Stack>
      {more !== undefined && (
        <Button variant="default" onClick={more.onMore} loading={more.loading}>
          {t("transfer.more")}
        </Button>
      )}
    </Stack>
  );
}

/** The moves of one household, on its own page. */
export function HouseholdTransfers({ rows }: { readonly rows: readonly RowOf<typeof listTransfers>[] }) {
  const { t } = useTranslation("registry/transfer");
  if (rows.length === 0) return null;
  return (
    <Stack component="section" gap="md">
      <Title order={2}>{t("transfer.here")}</Title>
      {rows.map((row) => (
        <TransferCard key={row.transferId} row={row} />
      ))}
    </Stack>
  );
}
