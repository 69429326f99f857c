import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { LabelModel } from '../../kernel/graphql/label.model.js';
import { NullableField } from '../../kernel/graphql/nullable-field.js';

@ObjectType('CbsCodeEdition')
export class CbsCodesModel {
  @Field(() => Int)
  edition!: number;
  @Field(() => [String])
  codes!: readonly string[];
}

@ObjectType('Neighbourhood', { description: 'Een gebied van het programma / an area of the programme' })
export class NeighbourhoodModel {
  @Field(() => ID)
  neighbourhoodId!: string;
  @Field(() => String)
  name!: string;
  @NullableField(() => String)
  municipality?: string;
  @Field(() => String)
  municipalityCode!: string;
  @Field(() => [String], {
    description:
      'Gemeenten waar het eerder onder viel; hun code antwoordt nog, met waar het heen ging / ' +
      'municipalities it was in before; their code still answers, with where it went',
  })
  formerMunicipalityCodes!: readonly string[];
  @Field(() => Float)
  lat!: number;
  @Field(() => Float)
  lon!: number;
  @Field(() => [CbsCodesModel])
  cbsCodes!: readonly CbsCodesModel[];
}

@ObjectType('Partner')
export class PartnerModel {
  @Field(() => ID)
  partnerId!: string;
  @Field(() => String)
  name!: string;
  @Field(() => String)
  kind!: string;
  @Field(() => LabelModel)
  kindLabel!: LabelModel;
  @NullableField(() => String)
  oin?: string;
  @Field(() => [Int])
  werklijnen!: readonly number[];
  @Field(() => [String])
  neighbourhoodIds!: readonly string[];
}
