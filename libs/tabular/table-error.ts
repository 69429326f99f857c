import { fault, type RuleCode } from '#libs/programme';

import { placed, type PlacedFault, type CellPosition } from './placed-fault.js';

/** A file that cannot be read any further, with the fault to tell its sender. */
export class TableError extends Error {
  override readonly name = 'TableError';
  readonly fault: PlacedFault;

  constructor(
    rule: RuleCode,
    spot: CellPosition = {},
    details: Readonly<Record<string, string | number>> = {},
  ) {
    super(rule);
    this.fault = placed(fault(rule, [], details), spot);
  }
}
