import type { FINDINGS } from '../../graphql/findings.ts';
import type { ResultOf } from '../../graphql/tada.ts';

export type Finding = ResultOf<typeof FINDINGS>['findings']['edges'][number]['node'];
