/** Ways to take the measures of an area apart beside its communes; groups of a class of area may have households in common. */
export const measureGroups = ["class", "setting", "area_class", "ethnicity_group", "sex_of_head"] as const;
export type MeasureGroup = (typeof measureGroups)[number];
