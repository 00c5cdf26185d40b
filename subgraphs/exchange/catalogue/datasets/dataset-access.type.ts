import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '../../../../shared/graphql/scalars';
import { Plumbing } from '../../../../shared/sharing/in-dataset';
import { ALLOWING, REFUSING, type ReasonText } from '../../../../shared/sharing/reasons';
import { ListSize } from '../../../../shared/graphql/list-size';

const REASONS: Readonly<Record<string, ReasonText>> = { ...ALLOWING, ...REFUSING };

/** Why a dataset may be read or not: every possible reason of a decision. */
export const AccessReason: Readonly<Record<string, string>> = Object.fromEntries(
  Object.keys(REASONS).map((name) => [name, name]),
);

registerEnumType(AccessReason, {
  name: 'AccessReason',
  description: 'Why a dataset may be read or not (共享判定理由)',
  valuesConfig: Object.fromEntries(
    Object.entries(REASONS).map(([name, { en, zh }]) => [name, { description: `${en} (${zh})` }]),
  ),
});

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'Which rows of a dataset may be read; a null bound does not bind (可用数据范围)',
})
export class AccessLimits {
  @ListSize(7)
  @Field(() => [ID], {
    nullable: true,
    description: 'Codes of the only districts (限定县市区)',
  })
  districts!: string[] | null;

  @ListSize(20)
  @Field(() => [ID], {
    nullable: true,
    description: 'Ids of the only pollution sources (限定排污单位)',
  })
  sources!: string[] | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'First instant of the data (数据起始时间)',
  })
  from!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'Instant by which an interval must have ended: a delay, or a period granted (数据截止时间)',
  })
  before!: string | null;

  @Field(() => Int, {
    description:
      'Finest resolution of the H3 grid at which a position is disclosed, 0 to 7 (位置精度)',
  })
  precision!: number;
}

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description:
    'The access decision for the caller: exactly the decision that cuts fields from answers, made when the request began (共享判定)',
})
export class DatasetAccess {
  @Field(() => Boolean, { description: 'Whether the caller may read it (是否可用)' })
  isAllowed!: boolean;

  @Field(() => AccessReason, { description: 'Why (理由)' })
  because!: string;

  @Field(() => String, { description: 'The reason in words (理由说明，英文)' })
  becauseEn!: string;

  @Field(() => String, { description: 'The reason in Chinese (理由说明)' })
  becauseZh!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What to do if it is refused; null if it is allowed (办理途径，英文)',
  })
  remedyEn!: string | null;

  @Field(() => String, { nullable: true, description: 'The same in Chinese (办理途径)' })
  remedyZh!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Release, clause, task with its document, or grant on which the decision is based (依据)',
  })
  cites!: string | null;

  @Field(() => AccessLimits, {
    nullable: true,
    description: 'Which rows; null if it is refused: none (可用数据范围)',
  })
  limits!: AccessLimits | null;

  @ListSize(120)
  @Field(() => [String], {
    nullable: true,
    description: 'The coordinates that may be read; null: all of the dataset (可用字段)',
  })
  fields!: string[] | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'End of its validity if nothing changes; null: no end is known (有效期至)',
  })
  until!: string | null;

  @Field(() => Boolean, {
    description: 'Whether each read is recorded in the audit log (是否留痕)',
  })
  isAudited!: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'Operations per day that a grant allows; null: any number (每日次数)',
  })
  operationsPerDay!: number | null;

  @Field(() => Boolean, {
    description:
      'Whether it rests on a document made up for the demonstration (是否依据演示虚构文件)',
  })
  isDemonstration!: boolean;
}
