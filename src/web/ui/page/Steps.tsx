import { IconCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import classes from "./Steps.module.css";

/** Where one is on a way of several steps; a step that is done can be gone back to. */
export function Steps(props: {
  readonly label: string;
  readonly steps: readonly string[];
  readonly at: number;
  readonly onGo?: (at: number) => void;
}) {
  const { t } = useTranslation("ui");
  const { steps, at, onGo } = props;
  return (
    <nav aria-label={props.label}>
      <p className={classes.short}>{t("steps.at", { at: at + 1, of: steps.length, name: steps[at] ?? "" })}</p>
      <ol className={classes.steps}>
        {steps.map((step, position) => (
          <li
            key={step}
            className={classes.step}
            aria-current={position === at ? "step" : undefined}
            data-done={position < at || undefined}
          >
            <span className={classes.mark} aria-hidden>
              {position < at ? <IconCheck size={16} /> : position + 1}
            </span>
            {position < at && onGo !== undefined ? (
              <button type="button" className={classes.back} onClick={() => onGo(position)}>
                {step}
                <span className="visually-hidden"> ({t("steps.done")})</span>
              </button>
            ) : (
              <span>{step}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
