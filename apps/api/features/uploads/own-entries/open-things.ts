import { Inject, Injectable } from '@nestjs/common';
import { organisationOf, type Actor } from '#libs/access';
import type { EventStore } from '#libs/event-store';
import { readRecorded } from '#libs/ingest';
import { boundsOf, stepNames, type Course, type EventData } from '#libs/programme';
import { entriesAt, ReadModel } from '#libs/read-model';
import { Projection } from '../../../kernel/projection.js';
import { STORE } from '../../../kernel/tokens.js';

/** Entries looked at, newest first: what is older and still open is typed. */
const LOOKED_AT = 500;

/** Placements, works, obstacles and the like that one's own organisation began and that are not over. */
@Injectable()
export class OpenThings {
  constructor(
    private readonly readModel: ReadModel,
    private readonly projection: Projection,
    @Inject(STORE) private readonly store: EventStore,
  ) {}

  /** Their ids, newest first. */
  async of(course: Course, actor: Actor): Promise<readonly string[]> {
    await this.projection.ready();
    const { model } = this.readModel;
    const own = organisationOf(actor);
    const filter = {
      types: stepNames(course),
      status: 'EFFECTIVE' as const,
      ...(own === undefined ? {} : { visibleTo: own }),
    };
    const { entries } = entriesAt(model, model.position, filter, { first: LOOKED_AT });
    const field = course.identity.at(-1);
    const ends: ReadonlySet<string> = new Set(boundsOf(course).ends);
    const found = new Set<string>();
    const over = new Set<string>();
    for (const { position, partnerId, typeName } of entries) {
      if (partnerId !== own) continue;
      const [recorded] = await this.store.readAll({ after: BigInt(position) - 1n, limit: 1 });
      const data = recorded && (readRecorded(recorded).event.data as EventData);
      const id = field && data?.[field];
      if (typeof id !== 'string') continue;
      if (ends.has(typeName)) over.add(id);
      else found.add(id);
    }
    return [...found].filter((id) => !over.has(id));
  }
}
