const FILE = 'sqlite:';
const CLUSTER = /^(?:esdb|kurrentdb)(?:\+discover)?:\/\//;

/** The setting of a log that is in memory and gone with the process. */
export const IN_MEMORY = 'memory:';

/** The path of the file that a setting of a log names, `sqlite:<path>`; undefined for a log that is none. */
export const filePathOf = (setting: string): string | undefined =>
  setting.startsWith(FILE) ? setting.slice(FILE.length) : undefined;

/** Whether a setting of a log names KurrentDB; what else it says is for libs/event-store/kurrentdb. */
export const isKurrentSetting = (setting: string): boolean => CLUSTER.test(setting);

/** Whether a text is a setting of a log: `sqlite:<path>`, `memory:` or a connection string of KurrentDB. */
export const isStoreSetting = (text: string): boolean =>
  text === IN_MEMORY || Boolean(filePathOf(text)) || (/:\/\/./.test(text) && isKurrentSetting(text));
