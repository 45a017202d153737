import { Anchor } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import type { ReactNode } from "react";

/** A link inside Vuon: a real address, opened without loading the page anew. */
export function Link({ to, children }: { readonly to: string; readonly children: ReactNode }) {
  const router = useRouter();
  return (
    <Anchor
      href={to}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        router.history.push(to);
      }}
    >
      {children}
    </Anchor>
  );
}
