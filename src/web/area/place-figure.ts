/** What is known of a place: undefined where it is not counted, and where it is withheld; the text says which. */
export type PlaceValue = {
  readonly value: number | undefined;
  readonly text: string;
  readonly isWithheld?: boolean | undefined;
};

/** A figure of the page by which its places can be shaded. */
export type PlaceFigure = {
  readonly key: string;
  readonly label: string;
  readonly of: (areaId: string) => PlaceValue | undefined;
  /** An edge of a band in words: "20%". */
  readonly say: (value: number) => string;
  /** The smallest step between bands that says anything: 1 for counts. */
  readonly least: number;
};

/** The two places with the highest figures; undefined where fewer are known, or where nobody is above zero. */
export function highestTwo<Place extends { readonly areaId: string }>(
  places: readonly Place[],
  figure: Pick<PlaceFigure, "of">,
): readonly [Place, Place] | undefined {
  const valueOf = ({ areaId }: Place) => figure.of(areaId)?.value;
  const known = places
    .filter((place) => valueOf(place) !== undefined)
    .toSorted((one, other) => (valueOf(other) ?? 0) - (valueOf(one) ?? 0));
  const [first, second] = known;
  return first === undefined || second === undefined || valueOf(first) === 0 ? undefined : [first, second];
}
