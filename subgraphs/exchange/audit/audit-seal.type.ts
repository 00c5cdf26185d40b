import { Field, Float, ID, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../shared/graphql/connection';
import { DateTimeScalar } from '../../../shared/graphql/scalars';
import { Plumbing } from '../../../shared/sharing/in-dataset';

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description:
    'A segment of the audit log, signed with a key that is stored outside the database (封签)',
})
export class AuditSeal {
  @Field(() => ID, { description: 'First entry that it covers (首条序号)' })
  firstSequence!: string;

  @Field(() => ID, { description: 'Last entry that it covers (末条序号)' })
  lastSequence!: string;

  @Field(() => String, {
    description: 'Hash of the last entry, and so of all before it, base64url (末条哈希值)',
  })
  lastHash!: string;

  @Field(() => String, { description: 'Hash of the seal before it (前一封签)' })
  previousSeal!: string;

  @Field(() => DateTimeScalar, { description: 'When it was signed (封签时间)' })
  sealedAt!: string;

  @Field(() => String, { description: 'Hash algorithm: `sha256` (哈希算法)' })
  hashAlg!: string;

  @Field(() => String, { description: 'Signature algorithm: `EdDSA` (签名算法)' })
  sigAlg!: string;

  @Field(() => ID, { description: 'Id of the sealing key (密钥标识)' })
  keyId!: string;

  @Field(() => String, { description: 'Signature, base64url (签名)' })
  signature!: string;

  @Field(() => String, { description: 'Hash of the seal, which the chain stores (封签哈希值)' })
  hash!: string;

  @Field(() => String, {
    description:
      'The seal as a line of an anchor file. Store it outside the hub and compare it with an export of the audit log, using the public key that was handed over in person: `rivergate ledger verify --export record.jsonl --anchor <file> --public-key seal.pub` finds entries before the seal that were changed, removed or restored from an older state (锚点)',
  })
  anchor!: string;
}

export const AuditSealConnection = connectionOf(AuditSeal);

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description:
    'The present end of the audit log, unsigned. Owners keep the `anchor` of a seal, or the signed head in their anchor file (记录末端)',
})
export class AuditHead {
  @Field(() => ID, {
    description: 'Sequence number of the last entry; 0: the log is empty (末条序号)',
  })
  sequence!: string;

  @Field(() => String, { description: 'Hash of the last entry, base64url (哈希值)' })
  hash!: string;

  @Field(() => AuditSeal, {
    nullable: true,
    description: 'Newest seal; null: none yet (最新封签)',
  })
  newestSeal!: AuditSeal | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Last entry that was archived into files, with all entries before it; null: the hub holds the audit log from its beginning (已归档末条序号)',
  })
  archivedUpTo!: string | null;

  @Field(() => Float, {
    description: 'Number of entries that no seal covers yet (未封签条数)',
  })
  unsealedEntries!: number;
}
