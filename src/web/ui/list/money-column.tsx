import { Money } from "#web/ui/Money.tsx";

/** A column of money: written for people in the cell (in million or billion where it is an overview), whole đồng in what is exported. */
export function moneyColumn<Row>(column: {
  readonly key: string;
  readonly head: string;
  readonly of: (row: Row) => bigint;
  readonly onPhone?: boolean;
  readonly isOverview?: boolean;
}) {
  const { key, head, of, onPhone = false, isOverview = false } = column;
  return {
    key,
    head,
    text: (row: Row) => of(row).toString(),
    cell: (row: Row) => <Money amount={of(row)} overview={isOverview} />,
    numeric: true,
    onPhone,
  };
}
