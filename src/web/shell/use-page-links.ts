import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";

/** The address within the console that a click asks for; undefined for all that the browser does better by itself. */
function addressOf(event: MouseEvent): string | undefined {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return undefined;
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (
    !(link instanceof HTMLAnchorElement) ||
    link.hasAttribute("download") ||
    (link.target !== "" && link.target !== "_self")
  )
    return undefined;
  const url = new URL(link.href);
  if (url.origin !== window.location.origin || url.pathname.startsWith("/api/")) return undefined;
  // A jump within the page is the browser's own.
  if (url.hash !== "" && url.pathname === window.location.pathname) return undefined;
  return url.pathname + url.search + url.hash;
}

/** Pages link with plain <a href>, so that a link is a link everywhere; here the click is answered without loading the console again. */
export function usePageLinks(): void {
  const router = useRouter();
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const address = addressOf(event);
      if (address === undefined) return;
      event.preventDefault();
      router.history.push(address);
    };
    document.addEventListener("click", onClick);
    return () => document.removeEventListener("click", onClick);
  }, [router]);
}
