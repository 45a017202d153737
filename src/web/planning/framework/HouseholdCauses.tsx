import { Button, Checkbox, Group, Modal, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { povertyCauses } from "#programme/review/explanation/poverty-causes.ts";
import type { PovertyCause } from "#programme/review/explanation/poverty-causes.ts";
import { useAct, useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { newId } from "#contract/new-id.ts";
import { useMay, useSession } from "#web/session.ts";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { TextField } from "#web/ui/field/TextField.tsx";
import { getCauses, recordCauses } from "#contract/planning/need.ts";

/** Why the household says it is poor, and its road out by that: what supports and plans go by. */
export function HouseholdCauses({ householdId }: { readonly householdId: Id<"household"> }) {
  const { t } = useTranslation(["planning/need", "planning/framework"]);
  const { day } = useFormat();
  const may = useMay();
  const asked = useEndpoint(getCauses, { params: { householdId } }, { enabled: may("review.readReviews") });
  const [open, setOpen] = useState(false);
  const found = asked.data;
  if (asked.error !== null) return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  // A household that is not poor and was never asked has nothing to tell here.
  if (found === undefined || (found.reported === null && found.road === null)) return null;
  return (
    <Stack component="section" gap="xs">
      <Title order={2}>{t("causesOf.title")}</Title>
      <Text>
        {found.reported === null
          ? t("causesOf.notAsked")
          : t("causesOf.reported", {
              causes: found.reported.causes.map((cause) => t(`causesOf.${cause}`)).join(", ") || t("causesOf.none"),
              day: day(found.reported.recordedOn),
              by: found.reported.recordedBy ?? "–",
            })}
      </Text>
      {found.road !== null && <Text>{t("causesOf.road", { road: t(`planning/framework:roads.${found.road}`) })}</Text>}
      {may("review.recordCauses") && (
        <Group>
          <Button variant="default" onClick={() => setOpen(true)}>
            {t("causesOf.verb")}
          </Button>
        </Group>
      )}
      {open && <RecordCauses householdId={householdId} reported={found.reported} onClose={() => setOpen(false)} />}
    </Stack>
  );
}

function RecordCauses(props: {
  readonly householdId: Id<"household">;
  readonly reported: Output<typeof getCauses>["reported"];
  readonly onClose: () => void;
}) {
  const { t } = useTranslation("planning/need");
  const { t: tUi } = useTranslation("ui");
  const today = useSession().data?.today ?? "";
  const act = useAct(recordCauses);
  const [recordId] = useState(() => newId("record"));
  const [causes, setCauses] = useState<readonly PovertyCause[]>(props.reported?.causes ?? []);
  const [on, setOn] = useState(today);
  const [checked, check] = useState(false);
  const missing = on === "" ? tUi("form.missing", { label: t("causesOf.on") }) : undefined;
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={<Text fw={600}>{t("causesOf.verb")}</Text>}
      closeButtonProps={{ "aria-label": tUi("close") }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          check(true);
          if (missing !== undefined) return;
          act.mutate(
            {
              params: { householdId: props.householdId },
              body: { recordId, causes: [...causes], recordedOn: localDate(on) },
            },
            { onSuccess: props.onClose },
          );
        }}
      >
        <Stack>
          <Checkbox.Group
            label={t("causesOf.which")}
            value={[...causes]}
            onChange={(chosen) => setCauses(povertyCauses.filter((cause) => chosen.includes(cause)))}
          >
            <Stack gap="xs" mt="xs">
              {povertyCauses.map((cause) => (
                <Checkbox key={cause} value={cause} label={t(`causesOf.${cause}`)} />
              ))}
            </Stack>
          </Checkbox.Group>
          <TextField
            id="causes-on"
            kind="day"
            label={t("causesOf.on")}
            value={on}
            error={checked ? missing : undefined}
            onChange={setOn}
          />
          <Text>{t("causesOf.next")}</Text>
          <ErrorState error={act.error} />
          <Group>
            <Button type="submit" loading={act.isPending}>
              {t("causesOf.verb")}
            </Button>
            <Button variant="default" onClick={props.onClose}>
              {tUi("confirm.back")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
