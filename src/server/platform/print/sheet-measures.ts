/** Measures of Decree 30/2020/ND-CP, Annex I, in points (1 mm = 2.835): margins 20 to 25 mm above and below, 30 to 35 left, 15 to 20 right. */
export const margins: readonly [number, number, number, number] = [85, 62, 48, 57];

/** A typeface with the metrics of Times New Roman. */
export const face = "Tinos";
/** Between the margins of a sheet that lies on its side. */
export const widthAcross = 842 - margins[0] - margins[2];

export const bodySize = 13;
/** The first line of a paragraph: 1 to 1.27 cm. */
export const indent = 32;
/** Between paragraphs at least 6 pt. */
export const gap = 6;
export const tableSize = 11.5;

/** Names of the lines of tables: a drawing is handed to another thread, and functions are not. */
export const fineLines = "fine";
/** Close to the words. */
export const closeLine = "close";
