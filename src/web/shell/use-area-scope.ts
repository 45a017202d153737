import { createContext, use } from "react";

export type AreaScope = { readonly areaId: string; readonly name: string };
export type AreaScopeChoice = {
  /** Undefined until the session is known. */
  readonly scope: AreaScope | undefined;
  readonly choose: (scope: AreaScope) => void;
};

export const AreaScopeContext = createContext<AreaScopeChoice>({ scope: undefined, choose: () => undefined });

/** The area that the reader looks at: that of their post, or one below it that they chose in the header. */
export function useAreaScope(): AreaScopeChoice {
  return use(AreaScopeContext);
}
