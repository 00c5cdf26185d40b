import { Field, ID, ObjectType } from 'type-graphql';
import { InDataset } from '../../../shared/sharing/in-dataset';

@InDataset('reference/plan')
@ObjectType({
  simpleResolvers: true,
  description:
    'A place where the plan contradicts itself or leaves something open; kept, not smoothed (衔接问题)',
})
export class Seam {
  @Field(() => ID, { description: 'Stable id (标识)' })
  id!: string;

  @Field(() => String, { description: 'What the source says (原文情况)' })
  finding!: string;

  @Field(() => String, {
    description: 'What the hub does about it until somebody decides (处理方式)',
  })
  handling!: string;
}
