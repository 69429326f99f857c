import { ArgsType, Field, InputType, registerEnumType } from '@nestjs/graphql';
import { DateScalar, DateTimeScalar, PositionScalar } from '../graphql/scalars.js';

export enum DimensionModel {
  partner = 'partner',
  channel = 'channel',
  tenure = 'tenure',
  trigger = 'trigger',
  werklijn = 'werklijn',
}
registerEnumType(DimensionModel, { name: 'Dimension' });

@InputType('AsOf', { description: 'De stand op een positie óf een tijdstip / as of a position or a moment' })
export class AsOfInputModel {
  @Field(() => PositionScalar, { nullable: true })
  position?: string | null;
  @Field(() => DateTimeScalar, { nullable: true })
  moment?: string | null;
}

@ArgsType()
export class FiguresArgs {
  @Field(() => [String], { nullable: true, description: 'Codes; standaard alle / default all' })
  kpis?: string[] | null;
  @Field(() => [String], { nullable: true, description: 'NL, GM…, neighbourhood; default NL' })
  scopes?: string[] | null;
  @Field(() => String, { description: '2025, 2025-H1, 2025-Q3, 2025-07' })
  period: string;
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Vanaf het begin van het programma / from the start',
  })
  cumulative: boolean;
  @Field(() => AsOfInputModel, { nullable: true, description: 'Standaard nu / default now' })
  asOf?: AsOfInputModel | null;
  @Field(() => DateScalar, { nullable: true, description: 'Wat dan rijp is; standaard de dag van asOf' })
  referenceDate?: string | null;
  @Field(() => DimensionModel, { nullable: true })
  split?: DimensionModel | null;
  @Field(() => PositionScalar, {
    nullable: true,
    description: 'Wacht tot deze positie verwerkt is / waits until this position is projected, 5 s at most',
  })
  atLeast?: string | null;
}
