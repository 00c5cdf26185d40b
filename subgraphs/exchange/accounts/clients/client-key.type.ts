import { Field, ID, ObjectType } from 'type-graphql';
import { Plumbing } from '../../../../shared/sharing/in-dataset';

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'A public key that verifies assertions of a machine, RFC 7523 (客户端公钥)',
})
export class ClientKey {
  @Field(() => ID, { description: 'Id of the key, which assertions name in `kid` (密钥标识)' })
  kid!: string;

  @Field(() => String, { description: 'Time of registration, RFC 3339 (登记时间)' })
  registeredAt!: string;

  @Field(() => ID, { description: 'Steward who registered it (登记人)' })
  registeredBy!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Steward who confirmed it; null: the key is not accepted yet (确认人)',
  })
  confirmedBy!: string | null;
}
