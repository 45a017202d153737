import type { ReactNode } from "react";

export type RecordAct = {
  readonly key: string;
  /** The verb: "Submit to the province". */
  readonly label: string;
  readonly onAct?: () => void;
  readonly href?: string;
  /** The second look: an `ActDialog`, opened by the button. */
  readonly dialog?: (close: () => void) => ReactNode;
  /** Why it is not possible now; then the act is shown and does nothing. */
  readonly whyNot?: string | undefined;
  readonly pending?: boolean;
  /** In a menu: the purpose that it has in common with others, above them. */
  readonly group?: string;
};
