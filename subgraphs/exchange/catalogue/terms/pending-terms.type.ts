import { Field, ObjectType } from 'type-graphql';
import { Internal } from '../../../../shared/sharing/in-dataset';
import { ClassTerm } from './classes/class-term.type';
import { ContinuationTerm } from './continuations/continuation-term.type';
import { Dataset } from '../datasets/dataset.type';
import { Release } from '../releases/release.type';
import { RightTerm } from './rights/right-term.type';
import { ListSize } from '../../../../shared/graphql/list-size';

@Internal('PROPOSE_TERMS', 'CONFIRM_TERMS')
@ObjectType({
  simpleResolvers: true,
  description: "Proposals that wait for the stewards of the caller's department (待办事项)",
})
export class PendingTerms {
  @ListSize(100)
  @Field(() => [ClassTerm], { description: 'Classes to confirm (待确认的共享属性)' })
  classes!: ClassTerm[];

  @ListSize(100)
  @Field(() => [RightTerm], { description: 'Rights to confirm (待确认的任务共享权限)' })
  rights!: RightTerm[];

  @ListSize(100)
  @Field(() => [RightTerm], {
    description: 'Rights whose yearly review is due within 30 days, or overdue (待年审的权限)',
  })
  reviews!: RightTerm[];

  @ListSize(100)
  @Field(() => [ContinuationTerm], {
    description: "Documents to confirm; the bureau's alone (待确认的延续文件)",
  })
  continuations!: ContinuationTerm[];

  @ListSize(100)
  @Field(() => [Release], { description: 'Releases to confirm (待确认的发布)' })
  releases!: Release[];

  @ListSize(100)
  @Field(() => [Dataset], {
    description: 'Datasets without a confirmed class: nobody else reads them (未确认属性的数据集)',
  })
  unconfirmed!: Dataset[];
}
