/** "45,5" and "45.5" are the same figure; a dot or a space before three digits groups thousands where no decimals are asked. */
export function readNumber(text: string, decimals: number): number | undefined {
  const plain = text.trim().replaceAll(/\s/g, "");
  const figure = decimals === 0 ? plain.replaceAll(/[.,](?=\d{3}(\D|$))/g, "") : plain.replace(",", ".");
  const shape = decimals === 0 ? /^\d{1,12}$/ : new RegExp(`^\\d{1,9}(\\.\\d{1,${decimals}})?$`);
  return shape.test(figure) ? Number(figure) : undefined;
}
