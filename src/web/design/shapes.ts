/** What the page of primitives shows, one at a time: the small pieces, then the six shapes, then print and what is not there. */
export const shapes = ["pieces", "list", "record", "form", "board", "compare", "picture", "print", "absent"] as const;
export type Shape = (typeof shapes)[number];
