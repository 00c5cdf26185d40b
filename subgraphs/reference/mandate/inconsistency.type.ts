import { Field, ID, ObjectType } from 'type-graphql';
import { InDataset } from '../../../shared/sharing/in-dataset';

@InDataset('reference/plan')
@ObjectType({
  simpleResolvers: true,
  description:
    'A place where the mandate contradicts itself or leaves something open; recorded, not resolved (衔接问题)',
})
export class Inconsistency {
  @Field(() => ID, { description: 'Stable id (标识)' })
  id!: string;

  @Field(() => String, { description: 'What the source says (原文情况)' })
  finding!: string;

  @Field(() => String, {
    description: 'How the hub handles it until somebody decides (处理方式)',
  })
  handling!: string;
}
