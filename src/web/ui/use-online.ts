import { useSyncExternalStore } from "react";

function listen(changed: () => void): () => void {
  globalThis.addEventListener("online", changed);
  globalThis.addEventListener("offline", changed);
  return () => {
    globalThis.removeEventListener("online", changed);
    globalThis.removeEventListener("offline", changed);
  };
}

/** Has the device a line? It may have one that leads nowhere: that is known only when something is sent. */
export function useOnline(): boolean {
  return useSyncExternalStore(listen, () => navigator.onLine);
}
