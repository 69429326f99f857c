/**
 * What waits for servers, browsers and killed processes comes first, what only computes last: a long suite that
 * begins when all others have ended keeps one core waiting for it. Within a folder by Jest's own order.
 */
import Sequencer from '@jest/test-sequencer';
import { relative } from 'node:path';

const LONGEST_FIRST = [
  /^test\/crash\//,
  /^test\/browser\//,
  /^test\/(guides|kurrentdb|figures|proofs|attack)\//,
  /^apps\/(cli|witness)\//,
  /^test\//,
  /^libs\/(event-store|tabular|disclosure|demo)\//,
];

const groupOf = ({ path, context }) => {
  const place = LONGEST_FIRST.findIndex((folder) => folder.test(relative(context.config.rootDir, path)));
  return place === -1 ? LONGEST_FIRST.length : place;
};

/** The suites that take longest first, so that no process waits for the last one. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => groupOf(a) - groupOf(b));
  }
}
