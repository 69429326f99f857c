/**
 * Figures of submissions are of whole reporting periods: that nobody handed in for the month that is shown says
 * nothing, for nothing was due then. Who handed in what is on the page of submissions.
 */
export const OF_SUBMISSIONS: ReadonlySet<string> = new Set(['Q.1', 'Q.2']);
