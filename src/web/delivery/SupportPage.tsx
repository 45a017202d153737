import { Anchor, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { getActivity } from "#contract/delivery/activity.ts";
import { listSupportActs } from "#contract/delivery/support.ts";
import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import { dong } from "#kernel/money.ts";
import { mayProve } from "#programme/delivery/delivery-evidence.ts";
import { useEndpoint } from "#web/client.ts";
import { dayOfInstant } from "#web/format/date.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useNames } from "#web/names.ts";
import { paths } from "#web/paths.ts";
import { Money } from "#web/ui/Money.tsx";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { RecordPage } from "#web/ui/page/RecordPage.tsx";
import { Shares } from "./cost-sharing/Shares.tsx";
import { useSupportActs } from "./support-acts.tsx";
import { SupportEvidence } from "./SupportEvidence.tsx";
import { useInstalmentText } from "./use-instalment-text.ts";
import { supportTones } from "./support-tones.ts";

type Found = Output<typeof listSupportActs>;
type Key = { readonly householdId: Id<"household">; readonly supportId: Id<"support"> };

/** A support: for whom and how much, how far it is, what proves it, and everything that was done on it. */
export function SupportPage(params: Key) {
  const found = useEndpoint(listSupportActs, { params });
  return <Loaded asked={found}>{(one) => <SupportRecord found={one} />}</Loaded>;
}

function SupportRecord({ found }: { readonly found: Found }) {
  const { t } = useTranslation(["terms", "delivery/activity", "delivery/cost-sharing", "delivery/support"]);
  const nameOf = useNames();
  const { day, language } = useFormat();
  const { support } = found;
  const { householdId, supportId, activityId } = support;
  const activity = useEndpoint(getActivity, { params: { activityId } }).data;
  const acts = useSupportActs(support);
  const instalmentOf = useInstalmentText();
  const changed = useChangedText();
  const head = support.headName ?? t("unnamed");
  return (
    <RecordPage
      above={{ label: activity?.title ?? t("delivery/activity:activity"), href: paths.activity(activityId) }}
      title={t("delivery/support:of", { name: support.personName ?? head })}
      line={[activity?.title, instalmentOf(support), support.villageName]
        .filter((one) => one !== undefined && one !== null)
        .join(" · ")}
      state={{
        tone: supportTones[support.state] ?? "neutral",
        label: t(`delivery/activity:state.${support.state}`),
      }}
      notice={
        found.missing.length > 0 && (
          <Text>
            {t("delivery/support:missing", { names: found.missing.map(({ names }) => names[language]).join(", ") })}
          </Text>
        )
      }
      acts={acts}
      next={["deliver", "payee", "verify"]}
      facts={[
        { label: t("household"), value: <Anchor href={paths.household(householdId)}>{head}</Anchor> },
        { label: t("amount"), value: <Money amount={support.amount} /> },
        ...(found.shares.length < 2
          ? []
          : [{ label: t("delivery/cost-sharing:borneBy"), value: <Shares shares={found.shares} /> }]),
        {
          label: t("delivery/support:deliveredOn"),
          value: support.deliveredOn === null ? t("delivery/support:notDelivered") : day(support.deliveredOn),
        },
        { label: t("delivery/support:class"), value: nameOf("classes", support.class) },
      ]}
      story={found.acts.map(({ act, doneAt, officerName, note, changed: change }, at) => ({
        key: `${at} ${doneAt}`,
        day: dayOfInstant(doneAt),
        what: [t(`delivery/support:did.${act}`), ...(change === null ? [] : [changed(change)])].join(": "),
        who: [officerName, note].filter((part) => part !== null).join(": "),
      }))}
    >
      <SupportEvidence
        householdId={householdId}
        supportId={supportId}
        rows={found.evidence}
        isProvable={mayProve(support.state).ok}
      />
    </RecordPage>
  );
}

/** Day and amount before and after, as far as they are different. */
function useChangedText() {
  const { t } = useTranslation("delivery/support");
  const { day, money } = useFormat();
  return ({ before, after, note }: NonNullable<Found["acts"][number]["changed"]>) =>
    [
      before.deliveredOn === after.deliveredOn || before.deliveredOn === null
        ? ""
        : after.deliveredOn === null
          ? t("changedFrom", { from: day(before.deliveredOn) })
          : t("changed", { from: day(before.deliveredOn), to: day(after.deliveredOn) }),
      before.amount === after.amount
        ? ""
        : t("changed", { from: money(dong(before.amount)), to: money(dong(after.amount)) }),
      note ?? "",
    ]
      .filter((part) => part !== "")
      .join("; ");
}
