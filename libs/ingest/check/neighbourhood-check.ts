import {
  atField,
  fault,
  NEIGHBOURHOOD_ID,
  nearOnes,
  orNear,
  type Candidate,
  type EventData,
  type EventType,
  type FieldName,
  type Fault,
  type Place,
} from '#libs/programme';

import type { LogReader } from '../log/log-reader.js';
import { isRegistered, neighbourhoodStream } from '../log/participation.js';

const ID = new RegExp(NEIGHBOURHOOD_ID);

const isArea = ({ id }: Candidate): boolean => !/^GM\d{4}$/.test(id);

const [ONE, MANY] = ['neighbourhoodId', 'neighbourhoodIds'] as const satisfies readonly FieldName[];
const SCOPE = 'scope' satisfies FieldName;
const PROGRAMME: Candidate = { id: 'NL', names: ['Nederland', 'Netherlands', 'Programma', 'Programme'] };

/**
 * Of an area or scope that is not even written as one (a name in place of an id): what may be meant, in place of an
 * example.
 */
export function nearInPlaceOfForm(
  faults: readonly Fault[],
  areas: () => readonly Candidate[],
): readonly Fault[] {
  return faults.map((each) => {
    const { place, rule, value } = each;
    if (rule !== 'PATTERN' || typeof value !== 'string') return each;
    const [list, last] = place.slice(-2);
    const candidates =
      last === ONE || last === MANY || list === MANY
        ? areas().filter(isArea)
        : last === SCOPE
          ? [PROGRAMME, ...areas()]
          : [];
    const near = nearOnes(value, candidates);
    return near.length === 0 ? each : fault(rule, place, { example: orNear(near) }, value);
  });
}

/**
 * Every neighbourhood that data name is registered, in the log or by an earlier item of the same batch; else what
 * is near it is named.
 */
export async function checkNeighbourhoods(
  type: EventType,
  data: EventData,
  place: Place,
  reader: LogReader,
  inBatch: ReadonlySet<string>,
  areas: () => readonly Candidate[],
): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  for (const [id, where] of named(type, data, place)) {
    if (inBatch.has(id)) continue;
    const { state } = await reader.stream(neighbourhoodStream(id));
    if (!isRegistered(state, 'NeighbourhoodRegistered'))
      faults.push(
        fault(
          'UNREGISTERED_NEIGHBOURHOOD',
          where,
          { near: orNear(nearOnes(id, areas().filter(isArea))) },
          id,
        ),
      );
  }
  return faults;
}

function named(
  { consistency, fields }: EventType,
  data: EventData,
  place: Place,
): readonly (readonly [string, Place])[] {
  const registersIt = consistency.of === 'life-cycle' && consistency.subject === 'neighbourhood';
  const [one, many] = [data[ONE], data[MANY]];
  const found: (readonly [unknown, Place])[] = [];
  if (!registersIt && ONE in fields) found.push([one, atField(place, ONE)]);
  if (MANY in fields && Array.isArray(many))
    many.forEach((id, i) => found.push([id, atField(place, MANY, i)]));
  return found.filter((pair): pair is [string, Place] => typeof pair[0] === 'string' && ID.test(pair[0]));
}
