/** When something is worth a person's look (EVENTS.md, severity "signal"). */
export const QUALITY = {
  /** OUTLIER: this many standard deviations from the mean of at least so many other observations. */
  outlierDeviations: 3,
  outlierObservations: 10,
  /** ONE_DAY: at least so many entries in a quarter, and this share of them on one day. */
  oneDayEntries: 20,
  oneDayShare: 0.9,
  /** SILENT_PARTNER: nothing happened and nothing was recorded in so many days. */
  silentDays: 90,
} as const;
