/** What later stages may ask of the voice stage. */
export { waitingInVoice } from "./waiting-store.ts";
