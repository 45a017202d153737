import { Button, Menu, Text } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { Fragment, useState } from "react";
import type { ComponentProps } from "react";
import { useTranslation } from "react-i18next";
import classes from "./ActMenu.module.css";
import type { RecordAct } from "./record-act.ts";

/** The acts of a record that are done less often; one that is not possible stays in the menu with its reason. */
export function ActMenu(props: {
  readonly acts: readonly RecordAct[];
  /** Whose acts, where several menus stand on a page: it is read with the button. */
  readonly of?: string;
}) {
  const { acts, of } = props;
  const { t } = useTranslation("ui");
  const [opened, open] = useState<string>();
  return (
    <>
      <Menu position="bottom-start" width={340}>
        <Menu.Target>
          <Button
            variant="default"
            className="no-print"
            leftSection={<IconDots size={18} aria-hidden />}
            {...(of === undefined ? {} : { "aria-label": `${t("record.otherActs")}: ${of}` })}
          >
            {t("record.otherActs")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={classes.acts}>
          {[...Map.groupBy(acts, ({ group }) => group)].map(([group, grouped]) => (
            <Fragment key={group ?? ""}>
              {group !== undefined && <Menu.Label>{group}</Menu.Label>}
              {grouped.map((act) =>
                act.whyNot === undefined ? (
                  <Menu.Item
                    key={act.key}
                    {...(act.href === undefined
                      ? { onClick: () => (act.dialog === undefined ? act.onAct?.() : open(act.key)) }
                      : { component: "a" as const, href: act.href })}
                  >
                    {act.label}
                  </Menu.Item>
                ) : (
                  // aria-disabled and not disabled: the keyboard still comes to it, and its reason is read. The item sets it itself, and drops ours.
                  <Menu.Item
                    key={act.key}
                    closeMenuOnClick={false}
                    renderRoot={(props: ComponentProps<"button">) => <button {...props} aria-disabled />}
                  >
                    <Text span inherit c="dimmed">
                      {act.label}
                    </Text>
                    <Text size="sm" c="dimmed">
                      {act.whyNot}
                    </Text>
                  </Menu.Item>
                ),
              )}
            </Fragment>
          ))}
        </Menu.Dropdown>
      </Menu>
      {acts.find(({ key }) => key === opened)?.dialog?.(() => open(undefined))}
    </>
  );
}
