import { useMemo, useState } from "react";
import type { ReactNode } from "react";
import { z } from "zod";
import { useSession } from "#web/session.ts";
import { AreaScopeContext } from "./use-area-scope.ts";
import type { AreaScope } from "./use-area-scope.ts";

const kept = "vuon.area";
const keptScope = z.object({ areaId: z.string(), name: z.string() });

function readKept(): AreaScope | undefined {
  const text = sessionStorage.getItem(kept);
  if (text === null) return undefined;
  const parsed = keptScope.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : undefined;
}

export function AreaScopeProvider({ children }: { readonly children: ReactNode }) {
  const { data: session } = useSession();
  const [chosen, setChosen] = useState(readKept);
  const post = session?.posts[0];
  const value = useMemo(
    () => ({
      scope: post === undefined ? undefined : (chosen ?? { areaId: post.areaId, name: post.areaName }),
      choose: (scope: AreaScope) => {
        sessionStorage.setItem(kept, JSON.stringify(scope));
        setChosen(scope);
      },
    }),
    [post, chosen],
  );
  return <AreaScopeContext value={value}>{children}</AreaScopeContext>;
}
