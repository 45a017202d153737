import { useState } from "react";
import type { KeyboardEvent } from "react";
import { AreaBranch } from "./AreaBranch.tsx";
import type { AreaNode } from "./AreaBranch.tsx";
import classes from "./AreaTree.module.css";

/** Areas and what lies in them, read as they are opened. Arrow keys walk, right and left open and close, Enter chooses. */
export function AreaTree(props: {
  readonly label: string;
  readonly roots: readonly AreaNode[];
  readonly chosen?: string | undefined;
  readonly loadBelow: (areaId: string) => Promise<readonly AreaNode[]>;
  readonly onChoose: (area: AreaNode) => void;
}) {
  const [at, setAt] = useState(props.chosen ?? props.roots[0]?.areaId);
  const walk = (event: KeyboardEvent<HTMLUListElement>) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-area]")];
    const next = items[items.findIndex((item) => item === document.activeElement) + step];
    next?.focus();
    if (next?.dataset["area"] !== undefined) setAt(next.dataset["area"]);
  };
  const reachable = props.roots.some(({ areaId }) => areaId === at) ? at : props.roots[0]?.areaId;
  return (
    <ul role="tree" aria-label={props.label} className={classes.tree} onKeyDown={walk}>
      {props.roots.map((root) => (
        <AreaBranch
          key={root.areaId}
          area={root}
          level={1}
          reachable={reachable}
          chosen={props.chosen}
          loadBelow={props.loadBelow}
          onChoose={props.onChoose}
        />
      ))}
    </ul>
  );
}
