import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Plumbing } from '../../shared/sharing/in-dataset';

/** What the exchange refers to and `reference` owns: here it is a key alone. */

@Plumbing()
@Directive('@key(fields: "id")')
@ObjectType('Department', { description: 'A department of the plan, named as in 2017 (部门)' })
export class Department {
  @Field(() => ID, {
    description: 'Stable id; the name of its subgraph if it has one (部门标识)',
  })
  id!: string;
}

@Plumbing()
@Directive('@key(fields: "id")')
@ObjectType('DataTopic', {
  description: 'A kind of data that a department owns by annex 3 (数据主题)',
})
export class DataTopic {
  @Field(() => ID, { description: 'Stable id (主题标识)' })
  id!: string;
}

@Plumbing()
@Directive('@key(fields: "clause")')
@ObjectType('Duty', { description: 'A clause of annex 3: a duty of a department (职责条款)' })
export class Duty {
  @Field(() => ID, { description: 'Citation of the clause: `A3.14(1)` (条款)' })
  clause!: string;
}

@Plumbing()
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('Task', { description: 'A task of annex 2 (重点任务)' })
export class Task {
  @Field(() => Int, { description: 'Its number in annex 2 (序号)' })
  id!: number;
}

@Plumbing()
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('NetworkRow', {
  description: 'A row of annex 1: a kind of site and its points (监测网络行)',
})
export class NetworkRow {
  @Field(() => ID, { description: 'Stable id (标识)' })
  id!: string;
}

@Plumbing()
@Directive('@key(fields: "code", resolvable: false)')
@ObjectType('Indicator', { description: 'A measured quantity (监测指标)' })
export class Indicator {
  @Field(() => ID, { description: 'Code, HJ 524 or HJ 525 where they have one (指标编码)' })
  code!: string;
}
