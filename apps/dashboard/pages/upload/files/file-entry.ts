/** An entry that a file recorded, as it stands. */
export interface FileEntry {
  readonly entryId: string;
  readonly type: string;
  readonly position: string;
  readonly status: 'EFFECTIVE' | 'RETRACTED';
}
