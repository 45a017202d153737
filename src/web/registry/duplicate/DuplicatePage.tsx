import { Anchor, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Output } from "#contract/endpoint.ts";
import { decideDuplicate, getDuplicate, undoDuplicate } from "#contract/registry/duplicate.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { paths } from "#web/paths.ts";
import type { PairAddress } from "#web/paths.ts";
import { birthText } from "#web/registry/household/birth-text.ts";
import { useSession } from "#web/session.ts";
import { ActDialog } from "#web/ui/act/ActDialog.tsx";
import { Compare } from "#web/ui/list/Compare.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { RecordActs } from "#web/ui/act/RecordActs.tsx";
import type { RecordAct } from "#web/ui/act/record-act.ts";
import { RowsSection } from "#web/ui/list/RowsSection.tsx";
import { useWhyNot } from "#web/why-not.ts";
import { usePairText } from "./use-pair-text.ts";

type Pair = Output<typeof getDuplicate>;
type Side = NonNullable<Pair["left"]>;

/** Two records side by side, what speaks for one person and what against it, and what can be said of them. */
export function DuplicatePage(params: PairAddress) {
  const asked = useEndpoint(getDuplicate, { params });
  return <Loaded asked={asked}>{(pair) => <PairRecord pair={pair} />}</Loaded>;
}

function PairRecord({ pair }: { readonly pair: Pair }) {
  const { t } = useTranslation("registry/duplicate");
  const { t: tr } = useTranslation("registry/household");
  const { day, number, instant } = useFormat();
  const text = usePairText();
  const acts = usePairActs(pair);
  const { left, right } = pair;
  const both = (of: (side: Side) => string) => ({
    left: left === null ? t("notSeen") : of(left),
    right: right === null ? t("notSeen") : of(right),
  });
  const subject = (key: "left" | "right", side: Side | null, title: string) => ({
    key,
    title,
    ...(side === null ? {} : { href: paths.household(side.householdId) }),
  });
  return (
    <Stack gap="lg">
      <Anchor href={paths.duplicates()}>{t("title")}</Anchor>
      <Compare
        title={t("compare")}
        line={text.likelihood(pair)}
        subjects={[subject("left", left, t("one")), subject("right", right, t("other"))]}
        rows={[
          { key: "name", label: tr("person.name"), texts: both((side) => side.fullName ?? tr("households.noName")) },
          { key: "birth", label: tr("person.birth"), texts: both((side) => birthText(side, tr, day)) },
          {
            key: "sex",
            label: tr("person.sexHead"),
            texts: both((side) => (side.sex === null ? "–" : tr(`person.sex.${side.sex}`))),
          },
          { key: "ethnicity", label: tr("person.ethnicity"), texts: both((side) => side.ethnicityName ?? "–") },
          { key: "commune", label: t("commune"), texts: { left: pair.leftCommuneName, right: pair.rightCommuneName } },
          { key: "village", label: t("village"), texts: both((side) => side.villageName ?? "–") },
          { key: "address", label: t("address"), texts: both((side) => side.address ?? "–") },
          { key: "head", label: t("head"), texts: both((side) => side.headName ?? "–") },
          { key: "members", label: t("members"), texts: both((side) => number(side.members)) },
        ]}
      />
      {pair.state !== "waiting" && (
        <Text>
          {t(`states.${pair.state}`)}:{" "}
          {t("decided", {
            who: pair.decidedBy ?? "–",
            when: pair.decidedAt === null ? "–" : instant(pair.decidedAt),
            reason: pair.reason ?? "",
          })}
        </Text>
      )}
      <RecordActs acts={acts} />
      <RowsSection
        title={t("evidence.title")}
        rows={pair.evidence}
        rowKey={(row) => row.field}
        empty={{ why: t("evidence.none") }}
        exportName="evidence"
        columns={[
          { key: "field", head: t("evidence.field"), text: (row) => text.field(row.field) },
          { key: "level", head: t("evidence.level"), text: (row) => text.level(row.level), onPhone: true },
          { key: "weight", head: t("evidence.weight"), text: (row) => text.weight(row.weight), onPhone: true },
        ]}
      />
      {left === null || right === null ? <Title order={2}>{t("acrossCommunes")}</Title> : null}
    </Stack>
  );
}

/** While it waits: one person, one household, or not the same. Afterwards: taken back. */
function usePairActs(pair: Pair): readonly RecordAct[] {
  const { t } = useTranslation("registry/duplicate");
  const today = useSession().data?.today ?? "";
  const mayNot = useWhyNot()("registry.decideDuplicate");
  const { leftHouseholdId, leftPersonId, rightHouseholdId, rightPersonId } = pair;
  const params = { leftHouseholdId, leftPersonId, rightHouseholdId, rightPersonId };
  const whyNot = mayNot ?? (pair.left === null || pair.right === null ? t("acrossCommunes") : undefined);
  const reason = { path: "reason", label: t("reason") } as const;
  if (pair.state !== "waiting") {
    const verb = t("undo.verb");
    const dialog = (onClose: () => void) => (
      <ActDialog
        endpoint={undoDuplicate}
        initial={params}
        verb={verb}
        next={t("undo.next")}
        onClose={onClose}
        fields={[reason]}
      />
    );
    return [{ key: "undo", label: verb, whyNot, dialog }];
  }
  const merge = (decision: "same_person" | "same_household"): RecordAct => {
    const isHousehold = decision === "same_household";
    const verb = t(isHousehold ? "same_household.verb" : "same_person.verb");
    const choices = (["left", "right"] as const).map((value) => ({
      value,
      label: t(`keep.${value}`, { name: pair[value]?.fullName ?? "–", head: pair[value]?.headName ?? "–" }),
    }));
    const dialog = (onClose: () => void) => (
      <ActDialog
        endpoint={decideDuplicate}
        verb={verb}
        next={t(isHousehold ? "same_household.next" : "same_person.next")}
        initial={{ ...params, decision, on: today }}
        fields={[{ path: "keep", label: t("keep.label"), choices }, { path: "on", label: t("on") }, reason]}
        onClose={onClose}
      />
    );
    return { key: decision, label: verb, whyNot, dialog };
  };
  const notSame = (onClose: () => void) => (
    <ActDialog
      endpoint={decideDuplicate}
      verb={t("not_same.verb")}
      next={t("not_same.next")}
      initial={{ ...params, decision: "not_same" }}
      fields={[reason]}
      onClose={onClose}
    />
  );
  const isOneHousehold = leftHouseholdId === rightHouseholdId;
  return [
    ...(isOneHousehold ? [] : [merge("same_household")]),
    merge("same_person"),
    { key: "not_same", label: t("not_same.verb"), whyNot, dialog: notSame },
  ];
}
