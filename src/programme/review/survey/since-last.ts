/** What is another than at the household's review before: deprivations, class, and the answers behind them. */
export type ReviewedResult = {
  readonly standardId: string;
  readonly class: string;
  /** Codes of the indicators in which it is deprived. */
  readonly deprivations: readonly string[];
  /** Codes of all indicators of its standard. */
  readonly indicators: readonly string[];
  /** Answers about the household, by field. */
  readonly answers: Readonly<Record<string, unknown>>;
};

export type SinceLast = {
  readonly sameStandard: boolean;
  readonly gone: readonly string[];
  readonly added: readonly string[];
  readonly stayed: readonly string[];
  /** Fields that both reviews asked and that were answered differently. */
  readonly changedFields: readonly string[];
};

/** Only what both standards know is compared: an indicator that the other has not can neither come nor go. */
export function sinceLast(before: ReviewedResult, now: ReviewedResult): SinceLast {
  const isKnown = (code: string) => before.indicators.includes(code) && now.indicators.includes(code);
  const [had, has] = [before.deprivations.filter(isKnown), now.deprivations.filter(isKnown)];
  return {
    sameStandard: before.standardId === now.standardId,
    gone: had.filter((code) => !has.includes(code)),
    added: has.filter((code) => !had.includes(code)),
    stayed: has.filter((code) => had.includes(code)),
    changedFields: Object.keys(now.answers).filter(
      (field) =>
        field in before.answers && JSON.stringify(before.answers[field]) !== JSON.stringify(now.answers[field]),
    ),
  };
}
