import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType('Label', {
  description: 'Wat een mens leest, in twee talen / what a person reads, in two languages',
})
export class LabelModel {
  @Field(() => String)
  nl!: string;
  @Field(() => String)
  en!: string;
}
