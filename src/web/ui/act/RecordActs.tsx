import { Button, Group, Stack, Text } from "@mantine/core";
import { useId, useState } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ActMenu } from "./ActMenu.tsx";

export type RecordAct = {
  readonly key: string;
  /** The verb: "Submit to the province". */
  readonly label: string;
  readonly onAct?: () => void;
  readonly href?: string;
  /** The second look: an `ActDialog`, opened by the button. */
  readonly dialog?: (close: () => void) => ReactNode;
  /** Why it is not possible now; then the act is shown and does nothing. */
  readonly whyNot?: string | undefined;
  readonly pending?: boolean;
  /** In a menu: the purpose that it has in common with others, above them. */
  readonly group?: string;
};

export type RecordActsProps = {
  readonly acts: readonly RecordAct[];
  /** What is done less often: always in the menu. */
  readonly otherActs?: readonly RecordAct[];
  /** Keys of what the record waits for: the first of them that is possible leads. Without it the first possible act does. */
  readonly next?: readonly string[];
  /** Within a record that has its own act: nothing here stands out. */
  readonly isQuiet?: boolean;
};

const buttonsAtMost = 2;

/** The acts of a record: one or two as buttons; of more, one leads and the rest is in the menu, each that is not possible with its reason. */
export function RecordActs({ acts, otherActs = [], next, isQuiet = false }: RecordActsProps) {
  const isShort = next === undefined && acts.length <= buttonsAtMost;
  const waited = next === undefined ? acts : next.flatMap((key) => acts.filter((act) => act.key === key));
  const lead = waited.find(({ whyNot }) => whyNot === undefined);
  // Nothing can be done here: what the record waits for is read without opening the menu.
  const blocked = next === undefined || lead !== undefined ? undefined : waited[0];
  const shown = isShort ? acts : lead === undefined ? [] : [lead];
  const inMenu = [...acts.filter((act) => !shown.includes(act)), ...otherActs];
  if (shown.length + inMenu.length === 0) return null;
  return (
    <Group gap="xs" align="flex-start">
      {shown.length > 0 && <ActButtons acts={shown} isQuiet={isQuiet} />}
      {inMenu.length > 0 && <ActMenu acts={inMenu} />}
      {blocked?.whyNot !== undefined && <WhyBlocked label={blocked.label} why={blocked.whyNot} />}
    </Group>
  );
}

function WhyBlocked({ label, why }: { readonly label: string; readonly why: string }) {
  const { t } = useTranslation("ui");
  return (
    <Text className="no-print" size="sm" c="dimmed" style={{ alignSelf: "center" }}>
      {t("record.notNow", { act: label, why })}
    </Text>
  );
}

/** The first that is possible stands out; one that is not says why, for all to read. */
function ActButtons({ acts, isQuiet }: { readonly acts: readonly RecordAct[]; readonly isQuiet: boolean }) {
  const { t } = useTranslation("ui");
  const id = useId();
  const [opened, open] = useState<string>();
  const first = isQuiet ? undefined : acts.find(({ whyNot }) => whyNot === undefined);
  // Acts that wait for the same thing are reported together.
  const reasons = [...Map.groupBy(acts, ({ whyNot }) => whyNot)].flatMap(([why, waiting]) =>
    why === undefined ? [] : [{ why, waiting }],
  );
  return (
    <Stack gap={6} className="no-print" role="group" aria-label={t("record.acts")}>
      <Group gap="xs">
        {acts.map((act) => {
          const variant = act === first ? "filled" : "default";
          if (act.whyNot !== undefined) {
            return (
              // aria-disabled and not disabled: the keyboard still comes to it, and its reason is read.
              <Button
                key={act.key}
                variant="default"
                aria-disabled
                data-disabled
                aria-describedby={`${id}-${reasons.findIndex(({ why }) => why === act.whyNot)}`}
                onClick={(event) => event.preventDefault()}
              >
                {act.label}
              </Button>
            );
          }
          return act.href === undefined ? (
            <Button
              key={act.key}
              variant={variant}
              onClick={() => (act.dialog === undefined ? act.onAct?.() : open(act.key))}
              loading={act.pending ?? false}
            >
              {act.label}
            </Button>
          ) : (
            <Button key={act.key} variant={variant} component="a" href={act.href}>
              {act.label}
            </Button>
          );
        })}
      </Group>
      {reasons.map(({ why, waiting }, at) => (
        <Text key={why} id={`${id}-${at}`} size="sm" c="dimmed">
          {t("record.notNow", { act: waiting.map(({ label }) => label).join(", "), why })}
        </Text>
      ))}
      {acts.find(({ key }) => key === opened)?.dialog?.(() => open(undefined))}
    </Stack>
  );
}
