import { useState } from "react";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import type { Suppressed } from "#kernel/suppression/shown-count.ts";
import { useFormat } from "#web/format/use-format.ts";
import classes from "./page/Figure.module.css";

/** A sum with its unit, or in words that it is suppressed. On overviews in million or billion; the exact sum is one click below. */
export function Money({ amount, overview = false }: MoneyProps & { readonly amount: bigint | Suppressed }) {
  const { number } = useFormat();
  return amount === suppressed ? number(suppressed) : <Sum amount={amount} overview={overview} />;
}

type MoneyProps = { readonly overview?: boolean };

function Sum({ amount, overview = false }: MoneyProps & { readonly amount: bigint }) {
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
