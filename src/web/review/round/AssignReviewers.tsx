import { Button, Checkbox, Group, Modal, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { assignReviewers, listReviewers } from "#contract/review/work.ts";
import type { Id } from "#kernel/id.ts";
import { useAct, useEndpoint } from "#web/client.ts";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";

/** Who surveys the village: those ticked get a stretch of its route each. */
export function AssignReviewers(props: {
  readonly roundId: Id<"round">;
  readonly villageId: string;
  readonly communeId: string;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation("review/round");
  const { t: tu } = useTranslation("ui");
  const { roundId, villageId, communeId, onClose } = props;
  const reviewers = useEndpoint(listReviewers, { params: { communeId } });
  const [chosen, choose] = useState<readonly string[]>([]);
  const act = useAct(assignReviewers);
  return (
    <Modal
      opened
      onClose={onClose}
      title={<Text fw={600}>{t("route.assign")}</Text>}
      closeButtonProps={{ "aria-label": tu("close") }}
    >
      <Stack>
        <Loaded asked={reviewers}>
          {({ rows }) =>
            rows.length === 0 ? (
              <Text>{t("route.noReviewers")}</Text>
            ) : (
              <Checkbox.Group label={t("route.who")} value={[...chosen]} onChange={choose}>
                <Stack gap="xs" mt="xs">
                  {rows.map(({ officerId, fullName }) => (
                    <Checkbox key={officerId} value={officerId} label={fullName} />
                  ))}
                </Stack>
              </Checkbox.Group>
            )
          }
        </Loaded>
        <Text>{t("route.assignNext")}</Text>
        <ErrorState error={act.error} />
        <Group>
          <Button
            disabled={chosen.length === 0}
            loading={act.isPending}
            onClick={() =>
              act.mutate({ params: { roundId, villageId }, body: { officerIds: [...chosen] } }, { onSuccess: onClose })
            }
          >
            {t("route.assign")}
          </Button>
          <Button variant="default" onClick={onClose}>
            {tu("confirm.back")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
