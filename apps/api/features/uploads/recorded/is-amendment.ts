const AMENDMENTS: ReadonlySet<string> = new Set(['EntryCorrected', 'EntryRetracted', 'EntryReinstated']);

/** Whether an event says something of an entry that is there, and is none itself. */
export const isAmendment = (name: string): boolean => AMENDMENTS.has(name);
