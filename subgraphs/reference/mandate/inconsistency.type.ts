import { Field, ID, ObjectType } from 'type-graphql';
import { InDataset } from '../../../shared/sharing/in-dataset';

@InDataset('reference/plan')
@ObjectType({
  simpleResolvers: true,
  description:
    'An inconsistency: a place where the mandate contradicts itself or leaves something open. It is kept, not resolved (衔接问题)',
})
export class Inconsistency {
  @Field(() => ID, { description: 'Stable id (标识)' })
  id!: string;

  @Field(() => String, { description: 'What the source says (原文情况)' })
  finding!: string;

  @Field(() => String, {
    description: 'What the hub does about it until somebody decides (处理方式)',
  })
  handling!: string;
}
