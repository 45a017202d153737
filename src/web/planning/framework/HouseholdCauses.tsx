import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import type { getCauses } from "#contract/planning/need.ts";
import type { Id } from "#kernel/id.ts";
import { povertyCauses } from "#programme/review/explanation/poverty-causes.ts";
import { useFormat } from "#web/format/use-format.ts";
import { newId } from "#contract/new-id.ts";
import { useMay, useSession } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import { recordCauses } from "#contract/planning/need.ts";

/** Why the household says it is poor, and its road out by that: what supports and plans go by. */
export function HouseholdCauses(props: {
  readonly householdId: Id<"household">;
  readonly found: Output<typeof getCauses>;
}) {
  const { householdId, found } = props;
  const { t } = useTranslation(["planning/need", "planning/framework"]);
  const { day } = useFormat();
  const may = useMay();
  const [open, setOpen] = useState(false);
  // A household that is not poor and was never asked has nothing to tell here.
  if (found.reported === null && found.road === null) return null;
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
  const today = useSession().data?.today;
  const { householdId, reported, onClose } = props;
  return (
    <ActDialog
      endpoint={recordCauses}
      verb={t("causesOf.verb")}
      next={t("causesOf.next")}
      initial={{ householdId, recordId: newId("record"), causes: reported?.causes ?? [], recordedOn: today }}
      fields={[
        {
          path: "causes",
          label: t("causesOf.which"),
          choices: povertyCauses.map((value) => ({ value, label: t(`causesOf.${value}`) })),
        },
        { path: "recordedOn", label: t("causesOf.on") },
      ]}
      onClose={onClose}
    />
  );
}
