import { Field, Float, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../shared/graphql/scalars';
import { Plumbing } from '../../../shared/sharing/in-dataset';

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description:
    'Entries of the record that investigations hide from the owner of the data (封存情况)',
})
export class UnderSeal {
  @Field(() => Float, { description: 'How many, a whole number (条数)' })
  entries!: number;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'When the last of them comes to light at the latest, unless its term is renewed; null: none (最迟解除时间)',
  })
  until!: string | null;
}
