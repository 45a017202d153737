import { Box } from "@mantine/core";
import type { ReactNode } from "react";

/** What may be wider than the screen moves by itself, also by the arrow keys, for which it takes the focus. */
export function ScrollRegion({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Box tabIndex={0} role="region" aria-label={label} className="scroll-region">
      {children}
    </Box>
  );
}
