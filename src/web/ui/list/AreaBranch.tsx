import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useState } from "react";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import classes from "./AreaTree.module.css";

export type AreaNode = {
  readonly areaId: string;
  readonly name: string;
  /** How many lie directly in it; 0 opens to nothing. */ readonly children: number;
};

type Below = readonly AreaNode[] | "loading" | "failed" | undefined;

export function AreaBranch(props: {
  readonly area: AreaNode;
  readonly level: number;
  /** The one that Tab comes to; arrow keys reach the others. */
  readonly reachable: string | undefined;
  readonly chosen: string | undefined;
  readonly loadBelow: (areaId: string) => Promise<readonly AreaNode[]>;
  readonly onChoose: (area: AreaNode) => void;
}) {
  const { t } = useTranslation("ui");
  const { area, level, loadBelow, onChoose } = props;
  const [opened, setOpened] = useState(false);
  const [below, setBelow] = useState<Below>();
  const branch = area.children > 0;
  const open = () => {
    setOpened(true);
    if (below !== undefined && below !== "failed") return;
    setBelow("loading");
    loadBelow(area.areaId).then(setBelow, () => setBelow("failed"));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === "ArrowRight" && branch && !opened) open();
    else if (event.key === "ArrowLeft" && opened) setOpened(false);
    else if (event.key === "Enter" || event.key === " ") onChoose(area);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const Chevron = opened ? IconChevronDown : IconChevronRight;
  return (
    <li role="none">
      <div
        role="treeitem"
        className={classes.item}
        style={{ paddingInlineStart: `${(level - 1) * 20}px` }}
        data-area={area.areaId}
        tabIndex={area.areaId === props.reachable ? 0 : -1}
        aria-level={level}
        aria-selected={area.areaId === props.chosen}
        {...(branch ? { "aria-expanded": opened } : {})}
        onKeyDown={onKeyDown}
        onClick={() => onChoose(area)}
      >
        <span
          className={classes.chevron}
          aria-hidden
          onClick={(event) => {
            if (!branch) return;
            event.stopPropagation();
            if (opened) setOpened(false);
            else open();
          }}
        >
          {branch && <Chevron size={18} />}
        </span>
        {area.name}
      </div>
      {opened && (
        <ul role="group" className={classes.tree}>
          {typeof below === "object" ? (
            below.map((child) => <AreaBranch key={child.areaId} {...props} area={child} level={level + 1} />)
          ) : (
            <li role="none" className={classes.wait}>
              {t(below === "failed" ? "error.failed" : "loading")}
            </li>
          )}
        </ul>
      )}
    </li>
  );
}
