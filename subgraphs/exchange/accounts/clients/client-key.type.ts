import { Field, ID, ObjectType } from 'type-graphql';
import { Plumbing } from '../../../../shared/sharing/in-dataset';

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'A public key by which a machine signs assertions, RFC 7523 (客户端公钥)',
})
export class ClientKey {
  @Field(() => ID, { description: 'Its `kid`, which assertions name (密钥标识)' })
  kid!: string;

  @Field(() => String, { description: 'When it was registered, RFC 3339 (登记时间)' })
  registeredAt!: string;

  @Field(() => ID, { description: 'Steward who registered it (登记人)' })
  registeredBy!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Steward who confirmed it; null: it does not work yet (确认人)',
  })
  confirmedBy!: string | null;
}
