import { Money } from "#web/ui/Money.tsx";

/** A column of money: written for people in the cell, whole đồng in what is exported. */
export function moneyColumn<Row>(column: {
  readonly key: string;
  readonly head: string;
  readonly of: (row: Row) => bigint;
  readonly onPhone?: boolean;
}) {
  const { key, head, of, onPhone = false } = column;
  return {
    key,
    head,
    text: (row: Row) => of(row).toString(),
    cell: (row: Row) => <Money amount={of(row)} />,
    numeric: true,
    onPhone,
  };
}
