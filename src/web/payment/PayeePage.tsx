import { Anchor, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { getHousehold } from "#contract/registry/household.ts";
import type { Id } from "#kernel/id.ts";
import { useAct, useEndpoint } from "#web/client.ts";
import { paths } from "#web/paths.ts";
import { useMay } from "#web/session.ts";
import { EmptyState } from "#web/ui/page/EmptyState.tsx";
import { ErrorState } from "#web/ui/page/ErrorState.tsx";
import { RecordPage } from "#web/ui/page/RecordPage.tsx";
import { PageSkeleton } from "#web/ui/page/Skeletons.tsx";
import { PayeeForm } from "./PayeeForm.tsx";
import { getPayee, verifyPayee } from "#contract/payment/payee.ts";

/** Who receives money for a household; another officer than the one who wrote it confirms it. */
export function PayeePage({ householdId }: { readonly householdId: Id<"household"> }) {
  const { t } = useTranslation("payment/payee");
  const may = useMay();
  const household = useEndpoint(getHousehold, { params: { householdId } });
  const found = useEndpoint(getPayee, { params: { householdId } });
  const verify = useAct(verifyPayee);
  const error = household.error ?? found.error;
  if (error !== null) return <ErrorState error={error} onRetry={() => void found.refetch()} />;
  if (household.data === undefined || found.data === undefined) return <PageSkeleton />;
  const { payee, sharedWith } = found.data;
  const head = household.data.people.find(({ memberships }) =>
    memberships.some(({ relation, to }) => relation === "head" && to === null),
  );
  const whyNot = may("payment.verifyPayee")
    ? payee === null
      ? t("payee.none")
      : payee.verifiedOn === null
        ? undefined
        : t("payee.verifiedAlready")
    : t("payee.mayNotVerify");
  return (
    <Stack gap="xl">
      <RecordPage
        above={{ label: t("payee.household", { head: head?.fullName ?? "" }), href: paths.household(householdId) }}
        title={t("payee.title")}
        {...(payee === null
          ? {}
          : {
              state:
                payee.verifiedOn === null
                  ? { tone: "attention" as const, label: t("payee.notVerified") }
                  : { tone: "good" as const, label: t("payee.verified"), since: payee.verifiedOn },
            })}
        acts={[
          {
            key: "verify",
            label: t("payee.verify"),
            whyNot,
            pending: verify.isPending,
            onAct: () => {
              if (payee !== null) verify.mutate({ params: { householdId, payeeId: payee.payeeId } });
            },
          },
        ]}
        facts={
          payee === null
            ? []
            : [
                { label: t("payee.person"), value: payee.name ?? "" },
                { label: t("payee.role"), value: t(`payee.roles.${payee.role}`) },
                { label: t("payee.method"), value: t(`payee.methods.${payee.method}`) },
                {
                  label: t("payee.account"),
                  value:
                    payee.method === "bank"
                      ? `${payee.bankBin ?? ""} ••••${payee.accountLastDigits ?? ""} · ${payee.accountName ?? ""}`
                      : (payee.cashPoint ?? ""),
                },
                ...sharedWith.map((other) => ({
                  label: t("payee.shared"),
                  value:
                    other.otherHouseholdId === null ? (
                      t(`payee.sharedElsewhere.${other.kind}`)
                    ) : (
                      <Anchor href={paths.household(other.otherHouseholdId)}>
                        {t(`payee.sharedWith.${other.kind}`, {
                          name: other.otherName ?? "",
                          commune: other.otherCommune ?? "",
                        })}
                      </Anchor>
                    ),
                })),
              ]
        }
      >
        <ErrorState error={verify.error} />
        {sharedWith.length > 0 && (
          <Text c="orange.9" fw={600}>
            {t("payee.sharedNext")}
          </Text>
        )}
        {payee === null && <EmptyState why={t("payee.noneYet")} />}
      </RecordPage>
      {may("payment.registerPayee") && <PayeeForm key={payee?.payeeId} household={household.data} />}
    </Stack>
  );
}
