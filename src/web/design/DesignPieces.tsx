import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { localDate } from "#kernel/local-date.ts";
import { useFormat } from "#web/format/use-format.ts";
import { AreaTree } from "#web/ui/list/AreaTree.tsx";
import { ConfirmAct } from "#web/ui/act/ConfirmAct.tsx";
import { DateText } from "#web/ui/DateText.tsx";
import { DeadlineText } from "#web/ui/DeadlineText.tsx";
import { Figure } from "#web/ui/page/Figure.tsx";
import { Masked } from "#web/ui/Masked.tsx";
import { Money } from "#web/ui/Money.tsx";
import { NoticeMadeUp, NoticeSample } from "#web/ui/page/Notices.tsx";
import { PageHead } from "#web/ui/page/PageHead.tsx";
import { ProgressWithCancel } from "#web/ui/page/ProgressWithCancel.tsx";
import { StateBadge } from "#web/ui/StateBadge.tsx";
import { Steps } from "#web/ui/page/Steps.tsx";
import { today } from "./sample.ts";

export function DesignPieces() {
  const { t } = useTranslation("design");
  const { number } = useFormat();
  const [confirming, confirm] = useState(false);
  return (
    <Stack gap="xl">
      <PageHead title={t("shape.pieces")} />
      <Piece title={t("pieces.states")}>
        <StateBadge tone="neutral" label={t("pieces.draft")} since={localDate("2026-09-01")} />
        <StateBadge tone="progress" label={t("pieces.posted")} since={localDate("2026-09-04")} />
        <StateBadge tone="good" label={t("pieces.approved")} />
        <StateBadge tone="attention" label={t("pieces.objected")} />
        <StateBadge tone="stopped" label={t("pieces.refused")} />
      </Piece>
      <Piece title={t("pieces.money")}>
        <Money amount={46_250_000n} />
        <Money amount={3_120_450_000n} overview />
        <Figure
          label={t("pieces.poorHouseholds")}
          value={number(1284)}
          how={t("pieces.how")}
          parts={[
            { label: "Ba Tơ", value: number(812) },
            { label: "Ba Vinh", value: number(472) },
          ]}
        />
      </Piece>
      <Piece title={t("pieces.days")}>
        <DateText day={localDate("2026-09-05")} />
        <DeadlineText today={today} due={localDate("2026-09-10")} />
        <DeadlineText today={today} due={today} />
        <DeadlineText today={today} due={localDate("2026-09-03")} />
      </Piece>
      <Piece title={t("pieces.masked")}>
        <Masked
          label={t("pieces.idNumber")}
          masked="•••• •••• 0417"
          onReveal={async () => Promise.resolve("051 086 000 417")}
        />
        <Masked
          label={t("pieces.idNumber")}
          masked="•••• •••• 0417"
          onReveal={undefined}
          whyNot={t("pieces.maskedWhyNot")}
        />
      </Piece>
      <Piece title={t("pieces.notices")}>
        <div style={{ width: "100%" }}>
          <NoticeMadeUp />
          <NoticeSample />
        </div>
      </Piece>
      <Piece title={t("pieces.progress")}>
        <div style={{ width: "min(100%, 560px)" }}>
          <ProgressWithCancel
            label={t("pieces.importing")}
            done={31_200}
            total={56_000}
            unit={t("pieces.households")}
            onCancel={() => undefined}
          />
        </div>
        <Steps
          label={t("pieces.steps")}
          steps={[t("pieces.stepPlace"), t("pieces.stepPeople"), t("pieces.stepCheck")]}
          at={1}
          onGo={() => undefined}
        />
      </Piece>
      <Piece title={t("pieces.confirm")}>
        <Button onClick={() => confirm(true)}>{t("pieces.confirmOpen")}</Button>
        <ConfirmAct
          opened={confirming}
          title={t("pieces.confirmOpen")}
          changes={[t("pieces.change1"), t("pieces.change2")]}
          verb={t("pieces.confirmVerb")}
          onConfirm={() => confirm(false)}
          onClose={() => confirm(false)}
        />
      </Piece>
      <Piece title={t("pieces.tree")}>
        <div style={{ width: "min(100%, 400px)" }}>
          <AreaTree
            label={t("pieces.tree")}
            roots={[{ areaId: "51", name: "Quảng Ngãi", children: 3 }]}
            loadBelow={async () =>
              Promise.resolve(["Ba Tơ", "Ba Vinh", "Sơn Tây"].map((name) => ({ areaId: name, name, children: 0 })))
            }
            onChoose={() => undefined}
          />
        </div>
      </Piece>
      <Text c="dimmed">{t("pieces.palette")}</Text>
    </Stack>
  );
}

function Piece({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <Title order={2} mb="xs">
        {title}
      </Title>
      <Group gap="lg" align="flex-start">
        {children}
      </Group>
    </section>
  );
}
