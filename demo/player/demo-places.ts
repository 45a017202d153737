/** The commune that the handbooks show: everything that some communes of the demo have, it has. */
export const shownCommune = "21484";

/** Whether a commune is one of every `every`, by its place in the list. */
export const isTurn = (place: { readonly communeId: string; readonly position: number }, every: number, turn = 0) =>
  place.communeId === shownCommune ? turn === 0 : place.position % every === turn;
