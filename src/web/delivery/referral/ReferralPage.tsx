import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { getReferral } from "#contract/delivery/referral.ts";
import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import { useEndpoint } from "#web/client.ts";
import { useFormat } from "#web/format/use-format.ts";
import { useNames } from "#web/names.ts";
import { paths } from "#web/paths.ts";
import { useMay } from "#web/session.ts";
import { Loaded } from "#web/ui/page/Loaded.tsx";
import { Notice } from "#web/ui/page/Notices.tsx";
import { RecordPage } from "#web/ui/page/RecordPage.tsx";
import { useReferralActs } from "./referral-acts.tsx";
import { referralTones } from "./use-referral-columns.tsx";

/** A referral: whom it is about, who has it and until when, and the chain of offices that it was with. */
export function ReferralPage({ referralId }: { readonly referralId: Id<"referral"> }) {
  const found = useEndpoint(getReferral, { params: { referralId } });
  return <Loaded asked={found}>{(referral) => <ReferralRecord referral={referral} />}</Loaded>;
}

function ReferralRecord({ referral }: { readonly referral: Output<typeof getReferral> }) {
  const { t } = useTranslation("delivery/referral");
  const { day, language } = useFormat();
  const nameOf = useNames();
  const may = useMay();
  const acts = useReferralActs(referral);
  const { troubles, state, supportId } = referral;
  const name = referral.headName ?? "–";
  const waits = state === "open" || state === "accepted";
  return (
    <RecordPage
      above={{ label: t("referrals"), href: paths.referrals() }}
      title={`${referral.kindName[language]}: ${referral.personName ?? name}`}
      line={[referral.officeName, referral.communeName, referral.villageName ?? ""]
        .filter((one) => one !== "")
        .join(" · ")}
      state={{ tone: troubles.length > 0 ? "attention" : referralTones[state], label: t(`state.${state}`) }}
      notice={troubles.length > 0 && <Notice>{troubles.map((trouble) => t(`trouble.${trouble}`)).join(" · ")}</Notice>}
      acts={acts}
      next={["complete", "passOn"]}
      facts={[
        {
          label: t("whom"),
          value: may("registry.readHouseholds") ? (
            <Anchor href={paths.household(referral.householdId)}>{name}</Anchor>
          ) : (
            name
          ),
        },
        ...(referral.personName === null ? [] : [{ label: t("person"), value: referral.personName }]),
        { label: t("address"), value: referral.address ?? "–" },
        { label: t("reason"), value: referral.reason },
        ...(referral.need === null ? [] : [{ label: t("need"), value: nameOf("needs", referral.need) }]),
        { label: t("office"), value: referral.officeName },
        { label: t("sentOn"), value: day(referral.sentOn) },
        { label: t("dueOn"), value: day(referral.dueOn) },
        ...(waits
          ? [
              {
                label: t("escalates"),
                value: t(`escalatesTo.${referral.escalatesTo}`, { day: day(referral.escalatesOn) }),
              },
            ]
          : []),
        ...(referral.answer === null || referral.answeredOn === null
          ? []
          : [
              { label: t("answer"), value: referral.answer },
              { label: t("answeredOn"), value: day(referral.answeredOn) },
            ]),
        ...(supportId === null || !may("registry.readHouseholds")
          ? []
          : [
              {
                label: t("support"),
                value: <Anchor href={paths.support(referral.householdId, supportId)}>{t("support")}</Anchor>,
              },
            ]),
      ]}
      story={referral.acts.map((done, at) => {
        const what = t(`story.${done.act}`, {
          office: done.officeName,
          to: done.toOfficeName ?? "",
          due: done.dueOn === null ? "" : day(done.dueOn),
        });
        return {
          key: String(at),
          day: done.doneOn,
          what: done.note === null ? what : `${what}: ${done.note}`,
          ...(done.officerName === null ? {} : { who: done.officerName }),
        };
      })}
      papers={[
        {
          label: t("letter"),
          href: paths.papers.referralLetter(referral.referralId, { language }),
        },
      ]}
    />
  );
}
