import type { Patience } from '../../apps/api/kernel/patience.js';
import { PATIENCE } from './dose.js';

/** Of a server in a test: it waits for what is on its way as long as the test does. */
export const PATIENT: Patience = {
  position: PATIENCE,
  registration: PATIENCE,
  file: PATIENCE,
  protection: PATIENCE,
  turn: PATIENCE,
  socket: PATIENCE,
  work: PATIENCE,
  foretelling: PATIENCE,
  issuer: PATIENCE,
};
