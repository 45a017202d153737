/** The groups in which a household, or some of its members, may be beside its class. */
export const beneficiaryGroups = ["newly_escaped", "low_income_worker"] as const;
export type BeneficiaryGroup = (typeof beneficiaryGroups)[number];
