import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../../shared/graphql/connection';
import { DateTimeScalar } from '../../../../shared/graphql/scalars';
import { Plumbing } from '../../../../shared/sharing/in-dataset';
import { namedEnum } from '../../../../shared/graphql/named-enum';
import { AuditedFact } from '../audited.type';
import type { SecurityEventKind } from './security-events';
import { ListSize } from '../../../../shared/graphql/list-size';

const SecurityEventKindEnum = namedEnum<SecurityEventKind>(
  'SecurityEventKind',
  'Kind of a security event (安全事件类别)',
  {
    SIGN_IN: 'Sign-in and sign-out; issued, refused and revoked tokens (登录与令牌)',
    ACCOUNT: 'Accounts, clients, organisations and roles (账号与岗位)',
    CREDENTIAL: 'Passwords, codes, secrets, outside identities (凭据)',
    KEY: 'Keys of the hub (密钥)',
    RECORD: 'The audit log: seals, archives, and failures to write it (共享记录)',
  },
);

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'An event of the audit log that concerns security; no payload (安全事件)',
})
export class SecurityEvent {
  @Field(() => ID, { description: 'Sequence number in the chain (序号)' })
  sequence!: string;

  @Field(() => DateTimeScalar, { description: 'Time of the event (时间)' })
  at!: string;

  @Field(() => SecurityEventKindEnum, { nullable: true, description: 'Kind of event (类别)' })
  kind!: SecurityEventKind | null;

  @Field(() => String, { description: 'Name of the event, for example `SIGN_IN_REFUSED` (事件)' })
  event!: string;

  @Field(() => ID, { description: 'Account or client that caused the event (主体)' })
  subject!: string;

  @Field(() => ID, { nullable: true, description: 'Id of the request in logs (追踪号)' })
  traceId!: string | null;

  @ListSize(20)
  @Field(() => [AuditedFact], { description: 'Further facts (要素)' })
  facts!: AuditedFact[];
}

export const SecurityEventConnection = connectionOf(SecurityEvent);

@InputType({ description: 'Filters of security events; all that are given must match (筛选条件)' })
export class SecurityEventFilter {
  @Field(() => [SecurityEventKindEnum], { nullable: true, description: 'Only these kinds (类别)' })
  kinds?: SecurityEventKind[] | null;

  @Field(() => String, { nullable: true, description: 'Name of the event (事件)' })
  event?: string | null;

  @Field(() => ID, { nullable: true, description: 'Account or client (主体)' })
  subject?: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'From this time on, inclusive (起始时间)',
  })
  from?: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Before this time, exclusive (截止时间，不含)',
  })
  to?: string | null;
}

@ArgsType()
export class SecurityEventArgs {
  @Field(() => Int, { defaultValue: 50, description: 'Page size, at most 500 (每页条数)' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Cursor of the last item seen (游标)' })
  after?: string | null;

  @Field(() => SecurityEventFilter, { nullable: true, description: 'Filters (筛选条件)' })
  filter?: SecurityEventFilter | null;
}
