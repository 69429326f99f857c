import type { Actor } from '#libs/access';

/** Who works on the machine itself acts for the programme office; `subject` is what the log keeps of who it was. */
export const onThisMachine = (subject: string): Actor => ({ role: 'programme-office', subject });
