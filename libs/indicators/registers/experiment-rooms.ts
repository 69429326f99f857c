import { dateOf, EXPERIMENT_ROOM } from '#libs/programme';
import type { EffectiveEntries } from '../facts/effective-entries.js';
import {
  latestValueRow,
  lastText,
  lifeCycleInstancesAt,
  registerOf,
  type LifeCycleInstance,
} from './life-cycle.js';
import { obstaclesAt, type Obstacle } from './obstacles.js';
import type { RegisterItem } from './register-item.js';

export const EXPERIMENT_ROOM_REGISTER = registerOf('experiment-room', EXPERIMENT_ROOM);

/** Room asked for to try something that a rule does not allow; open until it is granted or denied. */
export interface ExperimentRoom extends RegisterItem {
  readonly obstacleId: string | undefined;
  /** The obstacle it is asked for; undefined when that is not known at the position. */
  readonly obstacle: Obstacle | undefined;
  /** `yyyy-mm-dd`. */
  readonly until: string | undefined;
}

/** The requests at a position, the latest posted first. Level and werklijnen are those of the obstacle. */
export function experimentRoomsAt(
  entries: EffectiveEntries,
  referenceDay: number,
): readonly ExperimentRoom[] {
  const obstacles = new Map(
    obstaclesAt(entries, referenceDay).map((obstacle) => [obstacle.instance.number, obstacle]),
  );
  return lifeCycleInstancesAt(entries, referenceDay, EXPERIMENT_ROOM_REGISTER).map((instance) => {
    const latest = latestValueRow(instance, 'obstacleId');
    const number = latest?.table.column('obstacleId').at(latest.row);
    const obstacle = number === undefined ? undefined : obstacles.get(number);
    const text = number === undefined ? undefined : entries.store.dictionary('obstacle').text(number);
    return {
      instance,
      obstacleId: text?.slice(text.indexOf('|') + 1),
      obstacle,
      until: untilOf(instance),
      werklijnen: obstacle?.werklijnen ?? [],
      level: obstacle?.level,
      authority: lastText(instance, 'authority'),
    };
  });
}

function untilOf(instance: LifeCycleInstance): string | undefined {
  const latest = latestValueRow(instance, 'until');
  return latest && dateOf(latest.table.column('until').at(latest.row));
}
