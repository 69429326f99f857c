import { Injectable } from '@nestjs/common';
import { lateFor, lateSpansAt, type LateFor } from '#libs/indicators';
import { dayOf } from '#libs/programme';
import { Figures } from '#libs/read-model';

/** Tells what entries came too late for, by what was known at the position they are seen from. */
@Injectable()
export class LateEntries {
  constructor(private readonly figures: Figures) {}

  /** `position` is where the entry was first recorded. */
  late(
    seenAt: number,
    typeName: string,
    occurredOn: string | undefined,
    position: number,
  ): readonly LateFor[] {
    if (occurredOn === undefined) return [];
    return lateFor(lateSpansAt(this.figures.at(seenAt)), typeName, dayOf(occurredOn), position);
  }
}
