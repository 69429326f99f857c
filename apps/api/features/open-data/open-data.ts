import { Inject, Injectable } from '@nestjs/common';
import {
  OPEN_DESCRIPTIONS,
  OPEN_FIGURES,
  openFileNamed,
  type OpenEdition,
  type OpenEditions,
  type OpenFormat,
  type OpenHeading,
  type OpenRules,
} from '#libs/open-data';
import { AppError } from '../../kernel/errors/app-error.js';
import { Projection } from '../../kernel/projection.js';
import { OPEN_EDITIONS } from '../../kernel/tokens.js';
import { Renderings } from '../report-files/renderings.js';

/** The same for what never was, what is not open, and what is no file of an edition. */
export const notThere = (): AppError =>
  new AppError('NOT_FOUND', {
    nl: 'Dit is er niet, of het is niet openbaar',
    en: 'This is not there, or it is not public',
  });

/** Open data for whoever asks; written once per edition and format. */
@Injectable()
export class OpenData {
  constructor(
    @Inject(OPEN_EDITIONS) private readonly editions: OpenEditions,
    private readonly renderings: Renderings,
    private readonly projection: Projection,
  ) {}

  /** The rules by which the next edition will be protected. */
  rules(): OpenRules {
    return this.editions.rules();
  }

  /** Every open edition, oldest first. */
  async list(): Promise<readonly OpenHeading[]> {
    await this.projection.ready();
    return this.editions.list();
  }

  /** Throws 410 with the reason for one that was withdrawn, and 404 for every other that is not open. */
  async edition(editionId: string): Promise<OpenEdition> {
    const heading = (await this.list()).find((one) => one.editionId === editionId);
    if (heading?.standing === 'WITHDRAWN') throw withdrawn(heading);
    const edition = heading && (await this.editions.edition(editionId));
    if (!edition) throw notThere();
    return edition;
  }

  /** The newest edition in force: of what ends last the longest period. Throws 404 when there is none. */
  async latest(): Promise<OpenHeading> {
    const [newest] = (await this.list())
      .filter(({ standing }) => standing === 'IN_FORCE')
      .sort((a, b) => (a.to === b.to ? (a.from < b.from ? -1 : 1) : a.to < b.to ? 1 : -1));
    if (!newest) throw notThere();
    return newest;
  }

  /** A file of an edition, with the digest that it is known by. */
  async file(
    editionId: string,
    name: string,
  ): Promise<{ bytes: Buffer; format: OpenFormat; edition: OpenEdition }> {
    const edition = await this.edition(editionId);
    const format = openFileNamed(name);
    if (!format) throw notThere();
    const bytes = await this.renderings.get(`${editionId}/${name}/${edition.digest}`, async () =>
      Buffer.from(await format.write(edition)),
    );
    return { bytes, format, edition };
  }
}

const withdrawn = ({ reason = '' }: OpenHeading): AppError =>
  new AppError('WITHDRAWN', {
    nl: `Deze rapportage is ingetrokken: ${reason}`,
    en: `This edition was withdrawn: ${reason}`,
  });

export const openFiles = (): readonly OpenFormat[] => [...OPEN_FIGURES, ...OPEN_DESCRIPTIONS];
