import classes from "./BarList.module.css";

/** Lengths side by side, the longest first as given, with the figure written: readable in black and white. */
export function BarList({
  rows,
}: {
  readonly rows: readonly { readonly name: string; readonly value: number; readonly text: string }[];
}) {
  const longest = Math.max(1, ...rows.map((row) => row.value));
  return (
    <ul className={classes.bars}>
      {rows.map((row) => (
        <li key={row.name} className={classes.row}>
          <span className={classes.name}>{row.name}</span>
          <span aria-hidden className={classes.bar} style={{ width: `${(row.value / longest) * 100}%` }} />
          <span className={classes.figure}>{row.text}</span>
        </li>
      ))}
    </ul>
  );
}
