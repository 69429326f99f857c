/** A record as it stands: its place in the row of them, and what it says. */
export interface SharedRecord {
  readonly revision: number;
  readonly data: unknown;
}

/** A row of records that all replicas of a cluster share, beside the log and not counted in it. */
export interface SharedRecords {
  /**
   * Adds one behind the revision that its writer saw (-1 for none). Answers false when another one came before it.
   */
  add(after: number, data: object): Promise<boolean>;
  /** Every record behind a revision, as the leader has them. Rejects StoreError while the cluster cannot be asked. */
  since(revision: number): Promise<readonly SharedRecord[]>;
  /** Lets go of every record before a revision, which must be there: the newest one always stays. */
  letGo(before: number): Promise<void>;
  close(): Promise<void>;
}
