import { useState } from "react";
import { useFormat } from "#web/format/use-format.ts";
import classes from "./page/Figure.module.css";

/** A sum with its unit. On overviews in million or billion; the exact sum is one click below. */
export function Money({ amount, overview = false }: { readonly amount: bigint; readonly overview?: boolean }) {
  const { money, moneyOverview } = useFormat();
  const [exact, showExact] = useState(!overview);
  const whole = money(amount);
  const short = moneyOverview(amount);
  if (!overview || short === whole) return <span className="figures">{whole}</span>;
  return (
    <button
      type="button"
      className={`${classes.opener} figures`}
      title={whole}
      aria-pressed={exact}
      onClick={() => showExact(!exact)}
    >
      {exact ? whole : short}
    </button>
  );
}
