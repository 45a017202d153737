import { useTranslation } from "react-i18next";
import classes from "./AreaMap.module.css";
import { hatchFill, withheldFill } from "./Hatches.tsx";

export function MapLegend(props: {
  readonly id: string;
  readonly bands: readonly string[];
  readonly withheld: boolean;
  readonly unknown: boolean;
}) {
  const { t } = useTranslation("ui");
  const entries = [
    ...props.bands.map((label, band) => ({ label, fill: hatchFill(props.id, band) })),
    ...(props.withheld ? [{ label: t("suppressed"), fill: withheldFill(props.id) }] : []),
    ...(props.unknown ? [{ label: t("map.unknown"), fill: hatchFill(props.id, undefined) }] : []),
  ];
  return (
    <ul className={classes.legend} aria-label={t("map.legend")}>
      {entries.map(({ label, fill }) => (
        <li key={label}>
          <svg width={36} height={22} aria-hidden>
            <rect width={36} height={22} fill={fill} className={classes.swatch} />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}
