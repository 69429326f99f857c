import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { isAllowed } from '#libs/access';
import type { Edition } from '#libs/indicators';
import { EditionDigestError, Editions, OutsideEditions, QueryError, type Report } from '#libs/read-model';
import { AppError } from '../../kernel/errors/app-error.js';
import { authorise } from '../../kernel/access/permission.js';
import { Projection } from '../../kernel/projection.js';
import { queryWith, type AtLeast } from '../../kernel/messages.js';

/** Every edition, in order of publication; of one period when asked. */
export class GetEditions extends queryWith<readonly Edition[], { period?: string | undefined } & AtLeast>() {}

/** Answers GetEditions. */
@QueryHandler(GetEditions)
export class GetEditionsHandler implements IQueryHandler<GetEditions> {
  constructor(
    private readonly editions: Editions,
    private readonly outside: OutsideEditions,
    private readonly projection: Projection,
  ) {}

  async execute({ actor, period, atLeast }: GetEditions): Promise<readonly Edition[]> {
    const authorised = authorise(actor, 'reports');
    await this.projection.ready(atLeast);
    const found = this.editions.list().filter((edition) => period === undefined || edition.period === period);
    return isAllowed(authorised, 'figures') ? found : this.outside.named(found).catch(rethrowDigestError);
  }
}

/** To who reads reports only, a withdrawn one gives its reason and no figures. */
export const withdrawn = ({ reason = '' }: Edition): AppError =>
  new AppError('WITHDRAWN', {
    nl: `Deze rapportage is ingetrokken: ${reason}`,
    en: `This report was withdrawn: ${reason}`,
  });

/** The whole report of one edition; to who reads reports only, what the protected tables show of it. */
export class GetReport extends queryWith<Report, { editionId: string } & AtLeast>() {}

/** Answers GetReport. */
@QueryHandler(GetReport)
export class GetReportHandler implements IQueryHandler<GetReport> {
  constructor(
    private readonly editions: Editions,
    private readonly outside: OutsideEditions,
    private readonly projection: Projection,
  ) {}

  async execute({ editionId, actor, atLeast }: GetReport): Promise<Report> {
    const authorised = authorise(actor, 'reports');
    await this.projection.ready(atLeast);
    const edition = editionOf(this.editions, editionId);
    if (isAllowed(authorised, 'figures')) return this.editions.report(edition).catch(rethrowDigestError);
    if (edition.standing === 'WITHDRAWN') throw withdrawn(edition);
    return this.outside.report(edition).catch(rethrowDigestError);
  }
}

/** NOT_FOUND, for an edition that is not there. */
export const unknownEdition = (): AppError =>
  new AppError('NOT_FOUND', { nl: 'Deze rapportage is niet bekend', en: 'This edition is not known' });

/** The edition with an id; throws NOT_FOUND when there is none. */
export function editionOf(editions: Editions, editionId: string): Edition {
  try {
    return editions.named(editionId);
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    throw unknownEdition();
  }
}

/** Figures that are not those of the digest are never shown as if they were. */
function rethrowDigestError(error: unknown): never {
  if (!(error instanceof EditionDigestError)) throw error;
  const { edition, digest } = error;
  throw new AppError(
    'EDITION_DIGEST',
    {
      nl: `Rapportage ${edition.editionId} is vastgesteld met kenmerk ${edition.digest}; haar pinnen geven nu ${digest}. Waarschuw het programmabureau.`,
      en: `Edition ${edition.editionId} was published with digest ${edition.digest}; its pins now give ${digest}. Warn the programme office.`,
    },
    [],
    { cause: error },
  );
}
