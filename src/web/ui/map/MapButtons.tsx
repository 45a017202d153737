import { ActionIcon } from "@mantine/core";
import { IconMaximize, IconMinus, IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import classes from "./AreaMap.module.css";

const step = 1.6;

/** Closer, further, the whole: for who has neither a wheel nor two fingers for it. */
export function MapButtons(props: {
  readonly scale: number;
  readonly onZoom: (factor: number) => void;
  readonly onWhole: () => void;
}) {
  const { t } = useTranslation("ui");
  const isWhole = props.scale === 1;
  return (
    <div className={`${classes.buttons} no-print`} role="group" aria-label={t("map.zoom")}>
      <ActionIcon variant="default" size={44} aria-label={t("map.closer")} onClick={() => props.onZoom(step)}>
        <IconPlus size={20} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size={44}
        aria-label={t("map.further")}
        disabled={isWhole}
        onClick={() => props.onZoom(1 / step)}
      >
        <IconMinus size={20} aria-hidden />
      </ActionIcon>
      <ActionIcon variant="default" size={44} aria-label={t("map.whole")} disabled={isWhole} onClick={props.onWhole}>
        <IconMaximize size={20} aria-hidden />
      </ActionIcon>
    </div>
  );
}
