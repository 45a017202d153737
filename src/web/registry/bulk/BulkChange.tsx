import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { v7 } from "uuid";
import { changeInBulk, tryBulkChange } from "#contract/registry/bulk.ts";
import type { Ask } from "#contract/client.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { residences } from "#programme/registry/household/household.ts";
import { useAct, useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import type { HouseholdFilter } from "#web/registry/household/HouseholdFilters.tsx";
import { useSession } from "#web/session.ts";
import { ChoiceField } from "#web/ui/field/ChoiceField.tsx";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { ErrorSummary } from "#web/ui/field/ErrorSummary.tsx";
import { TextField } from "#web/ui/field/TextField.tsx";
import { useChecked } from "#web/ui/field/use-checked.ts";
import { BulkOutcome } from "./BulkOutcome.tsx";
import { BulkWhenAndWhy } from "./BulkWhenAndWhy.tsx";
import { listAreas } from "#contract/area/area.ts";

type Body = NonNullable<Ask<typeof changeInBulk>["body"]>;

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
  const today = useSession().data?.today ?? "";
  const { communeId, filter, householdIds } = props;
  const villages = useEndpoint(listAreas, { query: { parentId: communeId } });
  const bulkId = useRef(v7() as Id<"bulk change">);
  const [values, setValues] = useState({
    villageId: "",
    residence: "",
    addFlag: "",
    removeFlag: "",
    on: today,
    reason: "",
  });
  const set = (name: keyof typeof values) => (value: string) => setValues({ ...values, [name]: value });
  const { villageId, addFlag, removeFlag, on, reason } = values;
  const residence = residences.find((known) => known === values.residence);
  const isNothing = [villageId, residence ?? "", addFlag, removeFlag].every((value) => value === "");
  const check = useChecked(
    { bulkOn: { label: t("on"), value: on }, bulkReason: { label: t("reason"), value: reason } },
    isNothing ? [{ fieldId: "bulkVillage", message: t("nothing") }] : [],
  );
  const trial = useAct(tryBulkChange);
  const change = useAct(changeInBulk);
  const chosen = JSON.stringify([values, filter, householdIds]);
  const [triedAs, setTriedAs] = useState<string>();
  const tried = triedAs === chosen ? trial.data : undefined;
  const bodyOf = (): Omit<Body, "bulkId" | "reason"> => ({
    areaId: communeId,
    selection:
      householdIds === undefined
        ? {
            filter: {
              communeId,
              villageId: filter.villageId,
              class: filter.class,
              search: filter.search,
              flag: filter.flag,
            },
          }
        : { householdIds: [...householdIds] },
    changes: {
      ...(villageId === "" ? {} : { villageId }),
      ...(residence === undefined ? {} : { residence }),
      ...(addFlag === "" ? {} : { addFlag }),
      ...(removeFlag === "" ? {} : { removeFlag }),
    },
    on: localDate(on),
  });
  const send = () => {
    if (!check.passes()) return;
    if (tried === undefined) trial.mutate({ body: bodyOf() }, { onSuccess: () => setTriedAs(chosen) });
    else change.mutate({ body: { ...bodyOf(), bulkId: bulkId.current, reason } });
  };
  const done = change.data;
  return (
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
          send();
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
              <ErrorSummary errors={check.errors} />
              <ChoiceField
                id="bulkVillage"
                label={t("village")}
                optional
                value={villageId}
                error={check.errorOf("bulkVillage")}
                choices={(villages.data?.rows ?? []).map((area) => ({ value: area.areaId, label: area.name }))}
                onChange={set("villageId")}
              />
              <ChoiceField
                id="bulkResidence"
                label={t("residence")}
                optional
                value={values.residence}
                choices={residences.map((value) => ({ value, label: tr(`household.residence.${value}`) }))}
                onChange={set("residence")}
              />
              <TextField
                id="bulkAdd"
                label={t("addFlag")}
                help={t("flagHelp")}
                optional
                value={addFlag}
                onChange={set("addFlag")}
              />
              <TextField
                id="bulkRemove"
                label={t("removeFlag")}
                optional
                value={removeFlag}
                onChange={set("removeFlag")}
              />
              <BulkWhenAndWhy values={values} errorOf={check.errorOf} onChange={set} />
            </>
          )}
          {(done ?? tried) !== undefined && <BulkOutcome outcome={done ?? tried} isDone={done !== undefined} />}
          <ErrorState error={change.error ?? trial.error} />
          <Group>
            {done === undefined && (
              <Button type="submit" loading={trial.isPending || change.isPending}>
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
  );
}
