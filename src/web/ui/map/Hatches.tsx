import classes from "./AreaMap.module.css";

const gap = [11, 8, 5.5, 3.8, 2.6];
const tint = [0.1, 0.26, 0.44, 0.64, 0.88];

/**
 * The fills of the bands. On the screen a tint of the accent that grows with them; on paper, where a tint may be lost, lines besides that
 * stand closer in higher bands. They keep their size while the map is zoomed.
 */
export function Hatches(props: { readonly id: string; readonly count: number; readonly scale?: number }) {
  const { id, count, scale = 1 } = props;
  const steady = `rotate(45) scale(${1 / scale})`;
  return (
    <defs>
      {gap.slice(0, count).map((distance, band) => (
        <pattern
          key={distance}
          id={`${id}-band-${band}`}
          width={distance}
          height={distance}
          patternUnits="userSpaceOnUse"
          patternTransform={steady}
        >
          <rect
            width={distance + 1}
            height={distance + 1}
            fill="var(--mantine-primary-color-filled)"
            fillOpacity={tint[band]}
          />
          <line x1={0} x2={0} y1={0} y2={distance} className={classes.hatch} />
        </pattern>
      ))}
      <pattern
        id={`${id}-withheld`}
        width={7}
        height={7}
        patternUnits="userSpaceOnUse"
        patternTransform={`scale(${1 / scale})`}
      >
        <rect width={7} height={7} fill="var(--vuon-ground)" />
        <circle cx={3.5} cy={3.5} r={1} fill="var(--mantine-color-text)" fillOpacity={0.6} />
      </pattern>
    </defs>
  );
}

/** Dots: what is withheld is neither a band nor unknown. */
export const withheldFill = (id: string) => `url(#${id}-withheld)`;

export function hatchFill(id: string, band: number | undefined): string {
  return band === undefined ? "var(--vuon-ground)" : `url(#${id}-band-${band})`;
}
