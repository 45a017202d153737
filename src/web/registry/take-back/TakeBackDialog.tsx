import { List, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { takeBackImport, tryTakeBack } from "#contract/registry/take-back.ts";
import type { Id } from "#kernel/id.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { newId } from "#contract/new-id.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";

type Trial = Output<typeof tryTakeBack>;
const named = 3;

/** The second look at taking an import back: what goes, what stays and why, before anything is done. */
export function TakeBackDialog(props: { readonly importId: Id<"import">; readonly onClose: () => void }) {
  const { t } = useTranslation("registry/take-back");
  const params = { importId: props.importId };
  const asked = useEndpoint(tryTakeBack, { params });
  return (
    <ActDialog
      endpoint={takeBackImport}
      initial={{ ...params, takeBackId: newId("take-back") }}
      verb={t("takeBack.act")}
      next={t("takeBack.next")}
      notice={<Loaded asked={asked}>{(trial) => <Reported trial={trial} />}</Loaded>}
      onClose={props.onClose}
      fields={[{ path: "reason", label: t("takeBack.reason"), help: t("takeBack.reasonHelp") }]}
    />
  );
}

function Reported({ trial }: { readonly trial: Trial }) {
  const { t } = useTranslation("registry/take-back");
  const { number } = useFormat();
  const { households, people, reviews, kept } = trial;
  const names = (of: Trial["goes"]) =>
    of
      .slice(0, named)
      .map(({ headName, sourceKey }) => headName ?? t("takeBack.noName", { key: sourceKey }))
      .join(", ");
  return (
    <Stack gap={6} role="status">
      <Text fw={600}>
        {households === 0 ? t("takeBack.goesNone") : t("takeBack.goes", { count: households, people: number(people) })}
      </Text>
      {reviews > 0 && <Text>{t("takeBack.reviews", { count: reviews })}</Text>}
      {households > 0 && <Text size="sm">{t("takeBack.first", { names: names(trial.goes) })}</Text>}
      <Text fw={600}>{kept === 0 ? t("takeBack.staysNone") : t("takeBack.stays", { count: kept })}</Text>
      {kept > 0 && (
        <>
          <List spacing={4}>
            {trial.reasons.map(({ why, households: stay }) => (
              <List.Item key={why}>
                {t(`takeBack.whyOf.${why}`)}: {number(stay)}
              </List.Item>
            ))}
          </List>
          <Text size="sm">{t("takeBack.first", { names: names(trial.stays) })}</Text>
        </>
      )}
    </Stack>
  );
}
