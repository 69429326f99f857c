import { Type } from 'class-transformer';
import { IsIn, IsObject, IsOptional, IsString, Matches, ValidateNested } from 'class-validator';
import {
  DISCLOSURE_PROFILES,
  EDITION_STATUSES,
  type DisclosureProfile,
  type EditionStatus,
} from '#libs/programme';
import { expects } from '../../kernel/http/body.js';
import { IsMoment, oneOf, POSITION, POSITION_TEXT, TEXT } from '../../kernel/http/body-fields.js';

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
  period!: string;
  @IsIn(EDITION_STATUSES, oneOf(EDITION_STATUSES))
  status!: EditionStatus;
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
  @IsIn(DISCLOSURE_PROFILES, oneOf(DISCLOSURE_PROFILES))
  disclosureProfile?: DisclosureProfile;
}

/** POST /v1/rapportages/{id}/intrekkingen. */
export class WithdrawalBody {
  @IsString(TEXT)
  reason!: string;
}
