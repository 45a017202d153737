import { DesignPage } from "./DesignPage.tsx";

/** The primitives as they are printed. */
export function PrintDesignPage() {
  return <DesignPage />;
}
