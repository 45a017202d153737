import { Anchor, Popover, Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Figure.module.css";

export type FigurePart = { readonly label: string; readonly value: ReactNode; readonly href?: string | undefined };

/** A number that opens to what it is made of: its parts, the rule or formula, and the rows behind it. */
export function Figure(props: {
  /** What it counts, for those who hear it: "poor households". */
  readonly label: string;
  readonly value: ReactNode;
  readonly parts: readonly FigurePart[];
  /** The formula or rule in words. */
  readonly how?: string;
  readonly rows?: { readonly label: string; readonly href: string };
}) {
  const { t } = useTranslation("ui");
  const [opened, open] = useState(false);
  const { label, value, parts, how, rows } = props;
  return (
    <Popover opened={opened} onChange={open} width={340} position="bottom-start" trapFocus returnFocus shadow="md">
      <Popover.Target>
        <button type="button" className={classes.opener} onClick={() => open(!opened)}>
          {value}
          <span className="visually-hidden">{t("figure.open", { label })}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <Text fw={600}>{t("figure.madeOf", { label })}</Text>
          {how !== undefined && <Text size="sm">{how}</Text>}
          <table className={classes.parts}>
            <tbody>
              {parts.map((part) => (
                <tr key={part.label}>
                  <th scope="row">
                    {part.href === undefined ? part.label : <Anchor href={part.href}>{part.label}</Anchor>}
                  </th>
                  <td>{part.value}</td>
                </tr>
              ))}
              <tr className={classes.total}>
                <th scope="row">{label}</th>
                <td>{value}</td>
              </tr>
            </tbody>
          </table>
          {rows !== undefined && <Anchor href={rows.href}>{rows.label}</Anchor>}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
