import { Field, ObjectType } from 'type-graphql';
import { Internal } from '../../../shared/sharing/in-dataset';
import { Dataset } from './datasets/dataset.type';
import { Release } from './releases/release.type';

@Internal('SEE_CATALOGUE')
@ObjectType({
  simpleResolvers: true,
  description:
    'A dataset that is open to everybody today, with its release decision (开放数据目录条目)',
})
export class OpenDataEntry {
  @Field(() => Dataset, { description: 'The dataset (数据集)' })
  dataset!: Dataset;

  @Field(() => Release, { description: 'The decision that opens it (发布决定)' })
  release!: Release;
}
