import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changeInBulk, tryBulkChange } from "#contract/registry/bulk.ts";
import { newId } from "#contract/new-id.ts";
import type { Id } from "#kernel/id.ts";
import { residences } from "#programme/registry/household/household.ts";
import { useAct, useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import type { HouseholdFilter } from "#web/registry/household/HouseholdFilters.tsx";
import { useSession } from "#web/session.ts";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { ErrorSummary } from "#web/ui/field/ErrorSummary.tsx";
import { FormContext } from "#web/ui/field/form-state.ts";
import { useContractForm } from "#web/ui/field/use-contract-form.ts";
import { BulkOutcome } from "./BulkOutcome.tsx";
import { listAreas } from "#contract/area/area.ts";

/** One change for the households that are selected, or for all that the filter finds: tried first, then done. */
export function BulkChange(props: {
  readonly communeId: string;
  readonly filter: HouseholdFilter;
  /** All that the filter finds, where nothing is selected. */
  readonly householdIds: readonly Id<"household">[] | undefined;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation("registry/bulk");
  const { t: tr } = useTranslation("registry/household");
  const { number } = useFormat();
  const today = useSession().data?.today;
  const { communeId, filter, householdIds } = props;
  const villages = useEndpoint(listAreas, { query: { parentId: communeId } });
  const selection =
    householdIds === undefined
      ? {
          filter: {
            communeId,
            villageId: filter.villageId,
            class: filter.class,
            group: filter.group,
            search: filter.search,
            flag: filter.flag,
          },
        }
      : { householdIds };
  const trial = useAct(tryBulkChange);
  const [triedAs, setTriedAs] = useState<string>();
  const form = useContractForm(changeInBulk, {
    initial: { areaId: communeId, changes: {}, on: today, bulkId: newId("bulk change") },
    complete: (values) => ({ ...values, selection }),
    check: ({ changes = {} }) => ({
      "changes.villageId": Object.values(changes).every((value) => (value ?? "") === "") ? t("nothing") : undefined,
    }),
    // What was not tried as it is now is tried first.
    holdBack: ({ body: { areaId, changes, on, ...sent } }) => {
      if (tried !== undefined) return false;
      trial.mutate(
        { body: { areaId, selection: sent.selection, changes, on } },
        { onSuccess: () => setTriedAs(chosen) },
      );
      return true;
    },
  });
  const chosen = JSON.stringify([form.values, selection]);
  const tried = triedAs === chosen ? trial.data : undefined;
  const done = form.answer;
  return (
    <FormContext value={form.state}>
      <Modal
        opened
        onClose={props.onClose}
        title={<Text fw={600}>{t("title")}</Text>}
        size="lg"
        closeButtonProps={{ "aria-label": t("close") }}
      >
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            form.state.submit();
          }}
        >
          <Stack gap="md">
            <Text>
              {householdIds === undefined
                ? t("allFound")
                : t("chosen", { count: householdIds.length, number: number(householdIds.length) })}
            </Text>
            {done === undefined && (
              <>
                <ErrorSummary errors={form.state.errors} takesFocus={false} />
                <form.Field
                  path="changes.villageId"
                  label={t("village")}
                  choices={(villages.data?.rows ?? []).map((area) => ({ value: area.areaId, label: area.name }))}
                />
                <form.Field
                  path="changes.residence"
                  label={t("residence")}
                  choices={residences.map((value) => ({ value, label: tr(`household.residence.${value}`) }))}
                />
                <form.Field path="changes.addFlag" label={t("addFlag")} help={t("flagHelp")} />
                <form.Field path="changes.removeFlag" label={t("removeFlag")} />
                <form.Field path="on" label={t("on")} />
                <form.Field path="reason" label={t("reason")} />
              </>
            )}
            {(done ?? tried) !== undefined && <BulkOutcome outcome={done ?? tried} isDone={done !== undefined} />}
            <ErrorState error={form.state.problem ?? trial.error} />
            <Group>
              {done === undefined && (
                <Button type="submit" loading={trial.isPending || form.state.isPending}>
                  {tried === undefined ? t("try") : t("send")}
                </Button>
              )}
              <Button variant="default" onClick={props.onClose}>
                {t("close")}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </FormContext>
  );
}
