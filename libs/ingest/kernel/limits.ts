/** Largest event: bytes of its JSON in UTF-8. */
export const MAX_EVENT_BYTES = 64 * 1024;
/** Most events of one request; a file may have more (PostOptions.max). */
export const MAX_BATCH = 10_000;
/** Largest batch in characters: MAX_BATCH events of about 3 KiB. */
export const MAX_BATCH_BYTES = 30 * 1024 * 1024;
/** Deepest nesting accepted of objects and lists together. */
export const MAX_DEPTH = 64;
/** Most faults told of one event; that there are more is said by one more. */
export const MAX_FAULTS_OF_EVENT = 100;
/** Most faults told of one request; what comes after the last of them was not looked at. */
export const MAX_FAULTS = 1_000;
