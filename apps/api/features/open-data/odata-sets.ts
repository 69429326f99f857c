import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { fault, type Fault } from '#libs/programme';
import {
  ENTITY_SETS,
  entityRows,
  entitySetNamed,
  OdataRefusal,
  type OdataFault,
  type EntityRow,
  type EntitySet,
  type OpenEdition,
  type OpenRules,
} from '#libs/open-data';
import { AppError } from '../../kernel/errors/app-error.js';
import { notThere, OpenData } from './open-data.js';

/** The rows of every set of the editions in force, made once until another is published. */
@Injectable()
export class OdataSets {
  private made: { readonly of: string; readonly rows: Promise<ReturnType<typeof entityRows>> } | undefined;

  constructor(private readonly open: OpenData) {}

  /** Throws 404 for what is no set. */
  async named(name: string): Promise<{ readonly set: EntitySet; readonly rows: readonly EntityRow[] }> {
    const set = entitySetNamed(name);
    if (!set) {
      const allowed = ENTITY_SETS.map((each) => each.name).join(', ');
      throw new AppError('NOT_FOUND', notThere().detail, [fault('UNKNOWN_CODE', ['set'], { allowed }, name)]);
    }
    const rows = await this.rows();
    return { set, rows: rows[name] ?? [] };
  }

  private async rows(): Promise<ReturnType<typeof entityRows>> {
    const inForce = (await this.open.list()).filter(({ standing }) => standing === 'IN_FORCE');
    const rules = inForce.at(-1)?.rules ?? this.open.rules();
    const of = [rules.version, ...inForce.map(({ editionId }) => editionId)].join(' ');
    if (this.made?.of !== of) {
      const ids = inForce.map(({ editionId }) => editionId);
      const rows = this.make(ids, rules);
      const made = { of, rows };
      this.made = made;
      rows.catch(() => (this.made = this.made === made ? undefined : this.made));
    }
    return this.made.rows;
  }

  private async make(ids: readonly string[], rules: OpenRules): Promise<ReturnType<typeof entityRows>> {
    const editions: OpenEdition[] = [];
    for (const id of ids) editions.push(await this.open.edition(id));
    return entityRows(editions, rules);
  }
}

/** What a question answers; one that is not read is told as 400, with which option and why. */
export function answeredSet<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof OdataRefusal)) throw error;
    const said = (language: 'nl' | 'en'): string =>
      error.faults.map(({ option, words }) => `${option}: ${words[language]}`).join('; ');
    throw new AppError('BAD_USER_INPUT', { nl: said('nl'), en: said('en') }, error.faults.map(asFault));
  }
}

/** As every fault is told, with the words of what reads the question. */
const asFault = ({ option, rule, value, words }: OdataFault): Fault => ({
  ...fault(rule, [option], {}, value),
  message: words,
});

/** A host as it may stand in an address. */
const HOST = /^[\w.-]+(?::\d{1,5})?$|^\[[\da-fA-F:]+\](?::\d{1,5})?$/;

/** The service's address as it was asked at, which OData must name; never kept by caches. */
export function rootOf({ headers, protocol }: FastifyRequest): string {
  const host = headers.host ?? '';
  if (!HOST.test(host))
    throw new AppError('BAD_USER_INPUT', { nl: 'Host is geen naam', en: 'Host is no name' }, [
      fault('PATTERN', ['Host'], {}, host),
    ]);
  const forwarded = headers['x-forwarded-proto'] === 'https' ? 'https' : protocol;
  return `${forwarded}://${host}/open/v1/odata`;
}
