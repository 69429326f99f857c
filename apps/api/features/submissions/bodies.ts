import { IsBoolean, IsIn, IsOptional, IsString, Matches } from 'class-validator';
import { expects } from '../../kernel/http/body.js';
import { oneOf, POSITION, POSITION_TEXT, TEXT } from '../../kernel/http/body-fields.js';
import { ASSESSMENTS, type Assessment } from './assessments.js';

/** POST /v1/inzendingen: a partner hands in its period. */
export class SubmissionBody {
  @IsString(TEXT)
  period!: string;
  @IsOptional()
  @Matches(POSITION, POSITION_TEXT)
  upToPosition?: string;
  @IsOptional()
  @IsString(TEXT)
  narrative?: string;
  @IsOptional()
  @IsBoolean(expects('true of false', 'true or false'))
  nilReport?: boolean;
  @IsOptional()
  @IsBoolean(expects('true of false', 'true or false'))
  nilConfirmed?: boolean;
}

/** POST /v1/inzendingen/{id}/beoordelingen. */
export class AssessmentBody {
  @IsIn(ASSESSMENTS, oneOf(ASSESSMENTS))
  decision!: Assessment;
  @IsOptional()
  @IsString(TEXT)
  reason?: string;
}
