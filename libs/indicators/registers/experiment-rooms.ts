import { dateOf } from '#libs/programme';
import type { AsOf } from '../facts/as-of.js';
import { lastSaid, lastText, livesAt, type Life, type LifeCycle } from './life-cycle.js';
import { obstaclesAt, type Obstacle } from './obstacles.js';
import type { RegisterItem } from './register-item.js';

export const EXPERIMENT_ROOM: LifeCycle = {
  idPath: 'requestId',
  dictionary: 'experiment-room',
  steps: [
    {
      name: 'ExperimentRoomRequested',
      state: 'REQUESTED',
      label: { nl: 'Gevraagd', en: 'Requested' },
      rank: 0,
      open: true,
    },
    {
      name: 'ExperimentRoomGranted',
      state: 'GRANTED',
      label: { nl: 'Toegekend', en: 'Granted' },
      rank: 1,
      open: false,
    },
    {
      name: 'ExperimentRoomDenied',
      state: 'DENIED',
      label: { nl: 'Afgewezen', en: 'Denied' },
      rank: 1,
      open: false,
    },
    {
      name: 'ExperimentRoomApplied',
      state: 'APPLIED',
      label: { nl: 'Toegepast', en: 'Applied' },
      rank: 2,
      open: false,
    },
    {
      name: 'ExperimentRoomEvaluated',
      state: 'EVALUATED',
      label: { nl: 'Geëvalueerd', en: 'Evaluated' },
      rank: 3,
      open: false,
    },
    {
      name: 'ExperimentRoomEmbedded',
      state: 'EMBEDDED',
      label: { nl: 'Geborgd', en: 'Embedded' },
      rank: 4,
      open: false,
    },
  ],
};

/** Room asked for to try something that a rule does not allow; open until it is granted or denied. */
export interface ExperimentRoom extends RegisterItem {
  readonly obstacleId: string | undefined;
  /** The obstacle it is asked for; undefined when that is not known at the position. */
  readonly obstacle: Obstacle | undefined;
  /** `yyyy-mm-dd`. */
  readonly until: string | undefined;
}

/** The requests at a position, the latest posted first. Level and werklijnen are those of the obstacle. */
export function experimentRoomsAt(at: AsOf, ref: number): readonly ExperimentRoom[] {
  const obstacles = new Map(obstaclesAt(at, ref).map((obstacle) => [obstacle.life.number, obstacle]));
  return livesAt(at, ref, EXPERIMENT_ROOM).map((life) => {
    const said = lastSaid(life, 'obstacleId');
    const number = said?.table.column('obstacleId').at(said.row);
    const obstacle = number === undefined ? undefined : obstacles.get(number);
    const text = number === undefined ? undefined : at.store.dictionary('obstacle').text(number);
    return {
      life,
      obstacleId: text?.slice(text.indexOf('|') + 1),
      obstacle,
      until: untilOf(life),
      werklijnen: obstacle?.werklijnen ?? [],
      level: obstacle?.level,
      authority: lastText(life, 'authority'),
    };
  });
}

function untilOf(life: Life): string | undefined {
  const said = lastSaid(life, 'until');
  return said && dateOf(said.table.column('until').at(said.row));
}
