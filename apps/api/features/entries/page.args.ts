import { ArgsType, Field, Int } from '@nestjs/graphql';

export const MAX_PAGE = 100;
export const DEFAULT_PAGE = 50;

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: DEFAULT_PAGE, description: `1–${MAX_PAGE}` })
  first!: number;
  @Field(() => String, { nullable: true, description: 'endCursor van de vorige pagina / of the page before' })
  after?: string | null;
}
