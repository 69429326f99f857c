import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import {
  DISCLOSURE_PROFILES,
  EDITION_STATUSES,
  parseMoment,
  type DisclosureProfile,
  type EditionStatus,
} from '#libs/programme';
import { expects } from '../../http/body.js';
import type { Assessment } from '../make-submission.js';

const POSITION = /^(0|[1-9]\d{0,15})$/;
const TEXT = expects('een tekst', 'a text');
const oneOf = (codes: readonly string[]) =>
  expects(`één van: ${codes.join(', ')}`, `one of: ${codes.join(', ')}`);
const POSITION_TEXT = expects('een positie, als tekst met cijfers', 'a position, as a text of digits');
const IsMoment = () =>
  ValidateBy(
    {
      name: 'isMoment',
      validator: { validate: (value) => typeof value === 'string' && parseMoment(value) !== undefined },
    },
    expects(
      'een tijdstip volgens RFC 3339, op een bestaande dag',
      'a moment as in RFC 3339, on an existing day',
    ),
  );
const ASSESSMENTS = ['ACCEPTED', 'RETURNED'] as const;

/** POST /v1/inzendingen: a partner hands in its period. */
export class SubmissionBody {
  @IsString(TEXT)
  period: string;
  @IsOptional()
  @Matches(POSITION, POSITION_TEXT)
  upToPosition?: string;
  @IsOptional()
  @IsString(TEXT)
  narrative?: string;
  @IsOptional()
  @IsBoolean(expects('true of false', 'true or false'))
  nilReport?: boolean;
}

/** POST /v1/inzendingen/{id}/beoordelingen. */
export class AssessmentBody {
  @IsIn(ASSESSMENTS, oneOf(ASSESSMENTS))
  decision: Assessment;
  @IsOptional()
  @IsString(TEXT)
  reason?: string;
}

export class AsOfBody {
  @IsOptional()
  @Matches(POSITION, POSITION_TEXT)
  position?: string;
  @IsOptional()
  @IsMoment()
  moment?: string;
}

/** POST /v1/rapportages: the programme office publishes an edition. */
export class PublicationBody {
  @IsString(TEXT)
  period: string;
  @IsIn(EDITION_STATUSES, oneOf(EDITION_STATUSES))
  status: EditionStatus;
  @IsOptional()
  @IsString(TEXT)
  title?: string;
  @IsOptional()
  @IsString(TEXT)
  supersedesEditionId?: string;
  @IsOptional()
  @IsString(TEXT)
  reason?: string;
  @IsOptional()
  @IsObject(expects('een object', 'an object'))
  @ValidateNested(expects('een object', 'an object'))
  @Type(() => AsOfBody)
  asOf?: AsOfBody;
  @IsOptional()
  @IsString(TEXT)
  referenceDate?: string;
  @IsOptional()
  @IsInt(expects('een jaartal', 'a year'))
  areaEdition?: number;
  @IsOptional()
  @IsIn(DISCLOSURE_PROFILES, oneOf(DISCLOSURE_PROFILES))
  disclosureProfile?: DisclosureProfile;
}

/** POST /v1/rapportages/{id}/intrekkingen. */
export class WithdrawalBody {
  @IsString(TEXT)
  reason: string;
}

/** The members of a body that say something: JSON may say null where it leaves a member out. */
export const withoutEmpty = <T extends object>(body: T): T =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined && value !== null)) as T;
