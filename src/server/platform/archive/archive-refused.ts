/** An archive that is not taken: broken, changed, of a newer version, or not for this place. Says which part and why. */
export class ArchiveRefused extends Error {}
