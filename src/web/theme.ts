import { createTheme } from "@mantine/core";

/** Calm: one accent (teal, AA on white and on dark), greys, white space. 16 px base, 44 px targets. */
export const theme = createTheme({
  fontFamily: '"Be Vietnam Pro", system-ui, sans-serif',
  headings: {
    fontFamily: '"Be Vietnam Pro", system-ui, sans-serif',
    fontWeight: "600",
    sizes: { h1: { fontSize: "1.6rem" }, h2: { fontSize: "1.2rem" } },
  },
  // Who asked their device for less motion gets none.
  respectReducedMotion: true,
  primaryColor: "teal",
  // White on shade 9 has a contrast of 5.0; links are lighter in the dark by themselves.
  primaryShade: 9,
  defaultRadius: "sm",
  fontSizes: { xs: "0.875rem", sm: "0.9375rem", md: "1rem", lg: "1.125rem", xl: "1.25rem" },
  components: {
    Button: { defaultProps: { size: "md" } },
    // The second press of a double click on the button that opened it lands beside it, and would close it unseen.
    Modal: { defaultProps: { closeOnClickOutside: false } },
    // Its placeholder for the focus is no child that the role of a menu allows.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Anchor: { defaultProps: { underline: "always" } },
  },
});
