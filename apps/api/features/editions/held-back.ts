import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Edition } from '#libs/indicators';
import type { Label } from '#libs/programme';
import { Editions, heldBackNext, heldBackOf, heldBackWords, ReadModel } from '#libs/read-model';
import { authorise } from '../../kernel/access/permission.js';
import { Projection } from '../../kernel/projection.js';
import { queryWith } from '../../kernel/messages.js';

/** That outsiders see nothing about people of an edition, for who reads it. */
export function heldBackLabel(edition: Edition, readModel: ReadModel): Label | undefined {
  const found = heldBackOf(readModel, edition);
  return found && heldBackWords(found);
}

/** Whether outsiders would see nothing about people of an edition of a period that is published now. */
export class GetHeldBackNext extends queryWith<Label | undefined, { period: string }>() {}

/** Answers GetHeldBackNext. */
@QueryHandler(GetHeldBackNext)
export class GetHeldBackNextHandler implements IQueryHandler<GetHeldBackNext> {
  constructor(
    private readonly editions: Editions,
    private readonly readModel: ReadModel,
    private readonly projection: Projection,
  ) {}

  async execute({ period, actor }: GetHeldBackNext): Promise<Label | undefined> {
    authorise(actor, 'office');
    await this.projection.ready();
    const found = heldBackNext(this.readModel, this.editions.pinsFor({ period }));
    if (!found) return undefined;
    const { since, between, needed } = found;
    return {
      nl: `Nu vastgesteld zouden ministerie en publiek van deze rapportage geen cijfers over mensen zien. Gebeurtenissen over mensen tussen haar en rapportage ${since}: ${between}; uit minder dan ${needed} is af te lezen wat verborgen is. Stel haar vast als er nog ${needed - between} of meer zijn bijgekomen.`,
      en: `Published now, the ministry and the public would see no figures about people of this report. Entries about people between it and report ${since}: ${between}; fewer than ${needed} give away what is hidden. Publish it when ${needed - between} or more have come in.`,
    };
  }
}
