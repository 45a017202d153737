import type { ReactNode } from "react";
import classes from "./Facts.module.css";

export type Fact = { readonly label: string; readonly value: ReactNode };

/** Facts in two columns, in one on a phone; read down the first and then the second. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(({ label, value }) => (
        <div key={label} className={classes.fact}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
