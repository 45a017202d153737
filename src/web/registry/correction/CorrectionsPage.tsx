import { useTranslation } from "react-i18next";
import { listCorrections } from "#contract/registry/correction.ts";
import { correctionStates } from "#programme/registry/correction/correction.ts";
import { usePages } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import { ChoiceField } from "#web/ui/field/ChoiceField.tsx";
import { ListPage } from "#web/ui/list/ListPage.tsx";
import { StateBadge } from "#web/ui/StateBadge.tsx";
import { correctionTones } from "./correction-tones.ts";
import { useCorrectionText } from "./use-correction-text.ts";

type State = (typeof correctionStates)[number];

/** Corrections of what is recorded of people, those that wait for a decision first asked for. */
export function CorrectionsPage(props: {
  readonly state: State | undefined;
  readonly onState: (state: State | undefined) => void;
}) {
  const { t } = useTranslation(["registry/correction", "registry/household"]);
  const { instant } = useFormat();
  const corrections = usePages(listCorrections, { query: { state: props.state } });
  const textOf = useCorrectionText(corrections.rows ?? []);
  return (
    <ListPage
      {...corrections}
      title={t("correction.list")}
      sentence={t(`correction.sentenceOf.${props.state ?? "any"}`)}
      filters={
        <ChoiceField
          id="correction-state"
          label={t("correction.state")}
          value={props.state ?? ""}
          choices={correctionStates.map((value) => ({ value, label: t(`correction.states.${value}`) }))}
          onChange={(value) => props.onState(correctionStates.find((state) => state === value))}
        />
      }
      rowKey={(row) => row.correctionId}
      hrefOf={(row) => paths.household(row.householdId)}
      empty={{
        why: t("correction.empty"),
        act: { label: t("registry/household:households.title"), href: paths.households() },
      }}
      exportName="corrections"
      columns={[
        {
          key: "person",
          head: t("registry/household:person.name"),
          text: (row) =>
            row.personId === null
              ? t("correction.household")
              : (row.personName ?? t("registry/household:households.noName")),
        },
        { key: "commune", head: t("registry/household:register.commune"), text: (row) => row.communeName },
        { key: "what", head: t("correction.what"), text: (row) => textOf(row).join("; "), onPhone: true },
        { key: "reason", head: t("correction.reason"), text: (row) => row.reason },
        {
          key: "state",
          head: t("correction.state"),
          text: (row) => t(`correction.states.${row.state}`),
          cell: (row) => <StateBadge tone={correctionTones[row.state]} label={t(`correction.states.${row.state}`)} />,
          onPhone: true,
        },
        { key: "asked", head: t("correction.askedAt"), text: (row) => instant(row.askedAt) },
      ]}
    />
  );
}
