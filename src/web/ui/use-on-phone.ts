import { useMediaQuery } from "@mantine/hooks";

/** Whether rows are cards: under 768 px. */
export function useOnPhone(): boolean {
  return useMediaQuery("(max-width: 47.99em)", false, { getInitialValueInEffect: false });
}
