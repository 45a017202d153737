import { useMemo, useState } from "react";
import type { ReactNode } from "react";
import { z } from "zod";
import { useSession } from "#web/session.ts";
import { AreaScopeContext } from "./use-area-scope.ts";
import type { AreaScope } from "./use-area-scope.ts";

const kept = "vuon.area";
const keptScope = z.object({ officerId: z.string(), areaId: z.string(), name: z.string() });
type KeptScope = z.output<typeof keptScope>;

function readKept(): KeptScope | undefined {
  const text = sessionStorage.getItem(kept);
  if (text === null) return undefined;
  const parsed = keptScope.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : undefined;
}

export function AreaScopeProvider({ children }: { readonly children: ReactNode }) {
  const { data: session } = useSession();
  const [chosen, setChosen] = useState(readKept);
  const officerId = session?.officerId;
  const post = session?.posts[0];
  // Another's choice is not this reader's.
  const own = chosen?.officerId === officerId ? chosen : undefined;
  const value = useMemo(
    () => ({
      scope: post === undefined ? undefined : (own ?? { areaId: post.areaId, name: post.areaName }),
      choose: (scope: AreaScope) => {
        if (officerId === undefined) return;
        const next = { ...scope, officerId };
        sessionStorage.setItem(kept, JSON.stringify(next));
        setChosen(next);
      },
    }),
    [post, own, officerId],
  );
  return <AreaScopeContext value={value}>{children}</AreaScopeContext>;
}
