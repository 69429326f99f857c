import { Gauge } from 'prom-client';
import type { WitnessStatus } from '#libs/transparency';
import type { Proofs } from '../../kernel/proofs/proofs.js';
import type { Metrics } from './metrics.js';

/** Adds what Prometheus asks of the signing of the log; nothing where this server does not sign. */
export function measureProofs(metrics: Metrics, proofs: Proofs | null): Metrics {
  if (proofs === null) return metrics;
  measureSigning(metrics, proofs);
  measureWitnesses(metrics, proofs);
  if (proofs.stamps !== undefined) measureStamps(metrics, proofs.stamps);
  return metrics;
}

function measureSigning(metrics: Metrics, proofs: Proofs): void {
  metrics.gauge('wijkspoor_proof_size', 'Leaves in the newest signed checkpoint', () => proofs.status.size);
  metrics.gauge(
    'wijkspoor_proof_live',
    '1 when checkpoints are signed, 0 while it starts or when it is refused',
    () => (proofs.status.state === 'live' ? 1 : 0),
  );
  metrics.gauge(
    'wijkspoor_proof_log_intact',
    '0 when the log is not what was signed of it; look before anything else',
    () => (proofs.faults().length === 0 ? 1 : 0),
  );
  metrics.gauge(
    'wijkspoor_proof_scrub_rounds',
    'Whole rounds in which the log was compared with what was signed',
    () => proofs.status.scrub.rounds,
  );
  metrics.gauge(
    'wijkspoor_proof_scrub_bad',
    '1 when the last round of the scrub found a leaf, entry or tile that differs',
    () => (proofs.status.scrub.bad === undefined ? 0 : 1),
  );
}

/** One value for each witness of the policy. */
function measureWitnesses({ registry }: Metrics, proofs: Proofs): void {
  const ofWitnesses = (name: string, help: string, value: (witness: WitnessStatus) => number): Gauge =>
    new Gauge({
      name,
      help,
      labelNames: ['witness'] as const,
      registers: [registry],
      collect() {
        for (const witness of proofs.witnesses) this.set({ witness: witness.name }, value(witness));
      },
    });
  ofWitnesses(
    'wijkspoor_proof_witness_size',
    'Leaves in the newest checkpoint that a witness of the policy signed',
    ({ size }) => size,
  );
  ofWitnesses(
    'wijkspoor_proof_witness_timestamp_seconds',
    'When a witness of the policy signed last, in seconds since 1970; 0 when it never did',
    ({ at = 0 }) => at,
  );
}

function measureStamps(metrics: Metrics, stamps: NonNullable<Proofs['stamps']>): void {
  metrics.gauge(
    'wijkspoor_proof_stamp_size',
    'Leaves in the newest checkpoint that was stamped',
    () => stamps.status.size,
  );
  metrics.gauge(
    'wijkspoor_proof_stamp_timestamp_seconds',
    'When the authority stamped last, in seconds since 1970; 0 when it never did',
    () => Math.floor((stamps.status.at ?? 0) / 1_000),
  );
  metrics.gauge(
    'wijkspoor_proof_stamp_failing',
    '1 when the authority gave no stamp when it was asked last',
    () => (stamps.status.fault === undefined ? 0 : 1),
  );
}
