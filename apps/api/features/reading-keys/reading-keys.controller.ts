import { Controller, Delete, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min, MinLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '#libs/access';
import { toMoment } from '#libs/platform';
import {
  MOST_DAYS,
  MOST_KEYS,
  MOST_MADE,
  TooManyKeysError,
  type ReadingKey,
  type ReadingKeys,
} from '#libs/reading-keys';
import { AppError } from '../../kernel/errors/app-error.js';
import { CurrentActor } from '../../kernel/access/current-actor.js';
import { authorise, Needs } from '../../kernel/access/permission.js';
import { Trail } from '../../kernel/access/trail.js';
import { expects, readJsonBody } from '../../kernel/http/body.js';
import { READING_KEYS } from '../../kernel/tokens.js';

const NAME = expects('een naam van 1 tot en met 80 tekens', 'a name of 1 to 80 characters');
const DAYS = expects(`een geheel getal van 1 tot en met ${MOST_DAYS}`, `a whole number of 1 to ${MOST_DAYS}`);
const USUAL_DAYS = 90;
const TOO_MANY: Readonly<Record<TooManyKeysError['of'], { readonly nl: string; readonly en: string }>> = {
  AT_A_TIME: {
    nl: `U hebt al ${MOST_KEYS} sleutels; trek er eerst een in`,
    en: `You have ${MOST_KEYS} keys already; revoke one first`,
  },
  A_YEAR: {
    nl: `U hebt in een jaar al ${MOST_MADE} sleutels gemaakt; gebruik een sleutel langer`,
    en: `You have made ${MOST_MADE} keys within a year; use a key for longer`,
  },
};

/** POST /v1/leessleutels. */
export class ReadingKeyBody {
  @IsString(NAME)
  @MinLength(1, NAME)
  @MaxLength(80, NAME)
  name!: string;
  @IsOptional()
  @IsInt(DAYS)
  @Min(1, DAYS)
  @Max(MOST_DAYS, DAYS)
  days?: number;
}

/**
 * Personal keys by which a program such as Excel reads /v1/cijfers (docs/decisions/0075); each sees and ends only
 * its own.
 */
@Controller('v1/leessleutels')
export class ReadingKeysController {
  constructor(
    @Inject(READING_KEYS) private readonly keys: ReadingKeys,
    private readonly trail: Trail,
  ) {}

  /** The key itself is told here and never again. */
  @Post()
  @Needs('figures')
  async make(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentActor() actor: Actor | undefined,
  ) {
    const owner = authorise(actor, 'figures');
    const { name, days = USUAL_DAYS } = readJsonBody(ReadingKeyBody, request);
    try {
      const { key, ...made } = await this.keys.make(owner, name, days);
      this.trail.file(owner, 'reading key', made.id);
      void reply.header('Location', `/v1/leessleutels/${made.id}`);
      return { ...toKeyJson(made), key };
    } catch (error) {
      if (!(error instanceof TooManyKeysError)) throw error;
      throw new AppError('CONFLICT', TOO_MANY[error.of]);
    }
  }

  /** Those made within a year, oldest first; ended and revoked ones are among them. */
  @Get()
  @Needs('figures')
  async list(@CurrentActor() actor: Actor | undefined) {
    return (await this.keys.of(authorise(actor, 'figures').subject)).map(toKeyJson);
  }

  /** Ends a key at once. Asked twice, it answers the same. */
  @Delete(':id')
  @Needs('figures')
  async revoke(
    @Param('id') id: string,
    @CurrentActor() actor: Actor | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!(await this.keys.revoke(authorise(actor, 'figures').subject, id)))
      throw new AppError('NOT_FOUND', {
        nl: 'U hebt geen sleutel met dit kenmerk',
        en: 'You have no such key',
      });
    await reply.code(204).send();
  }
}

const toKeyJson = ({ id, name, made, until, revoked, works }: ReadingKey) => ({
  id,
  name,
  made: toMoment(made),
  until: toMoment(until),
  revoked: revoked === undefined ? null : toMoment(revoked),
  works,
});
