const gap = [11, 8, 5.5, 3.8, 2.6];

/** The fills of the bands: lines that stand closer in higher bands, over a tint of the accent that grows with them. */
export function Hatches({ id, count }: { readonly id: string; readonly count: number }) {
  return (
    <defs>
      {gap.slice(0, count).map((distance, band) => (
        <pattern
          key={distance}
          id={`${id}-band-${band}`}
          width={distance}
          height={distance}
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect
            width={distance}
            height={distance}
            fill="var(--mantine-primary-color-filled)"
            fillOpacity={0.06 + 0.15 * band}
          />
          <line
            x1={0}
            x2={0}
            y1={0}
            y2={distance}
            stroke="var(--mantine-color-text)"
            strokeWidth={1}
            strokeOpacity={0.75}
          />
        </pattern>
      ))}
      <pattern id={`${id}-withheld`} width={7} height={7} patternUnits="userSpaceOnUse">
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
