import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { DocumentMode } from '../../../../shared/domain/document-mode';
import { ListSize, Weight } from '../../../../shared/graphql/list-size';
import { namedEnum } from '../../../../shared/graphql/named-enum';
import { DateTimeScalar } from '../../../../shared/graphql/scalars';
import { Plumbing } from '../../../../shared/sharing/in-dataset';
import { MOST_DOCUMENTS } from './document-bounds';

export const DocumentModeEnum = namedEnum<DocumentMode>(
  'DocumentMode',
  'How far a client is held to the documents that it registered (查询文档管控方式)',
  {
    OFF: 'Operations outside the list are answered (不管控)',
    LOG: 'Operations outside the list are answered, and listed as `unlisted` (仅记录)',
    ENFORCE: 'Operations outside the list are refused, and listed as `unlisted` (强制)',
  },
);

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'A GraphQL document that a client registered (登记的查询文档)',
})
export class RegisteredDocument {
  @Field(() => ID, {
    description:
      '`sha256:` and the SHA-256 of the text in UTF-8, in hexadecimal; sent as `documentId` in place of the text (文档标识)',
  })
  id!: string;

  @Weight(20)
  @Field(() => String, { description: 'The text, which never changes (文档全文)' })
  text!: string;

  @Field(() => Int, { description: 'Length of the text in UTF-8, bytes (字节数)' })
  bytes!: number;

  @Field(() => DateTimeScalar, { description: 'Time of registration (登记时间)' })
  registeredAt!: string;

  @Field(() => ID, { description: 'Account or client that registered it (登记人)' })
  registeredBy!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'When it was last sent by its id or hash, noted at most once an hour; null: no such use is known; a text that is sent whole without its hash does not count (最近使用时间)',
  })
  lastUsedAt!: string | null;
}

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'An operation outside its list that a client sent (未登记的查询)',
})
export class UnlistedOperation {
  @Field(() => ID, { description: 'What its document would be registered as (文档标识)' })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the operation; null: it has none (操作名)',
  })
  operationName!: string | null;

  @Weight(20)
  @Field(() => String, {
    description: 'The operation without its literals, at most 2,000 characters (查询语句)',
  })
  text!: string;

  @Field(() => DateTimeScalar, { description: 'When it was sent first (首次时间)' })
  firstAt!: string;

  @Field(() => DateTimeScalar, { description: 'When it was sent last (最近时间)' })
  lastAt!: string;

  @Field(() => Int, { description: 'How often it was answered, in mode LOG (已答复次数)' })
  answered!: number;

  @Field(() => Int, { description: 'How often it was refused, in mode ENFORCE (被拒次数)' })
  refused!: number;
}

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'The documents of a client, and how far it is held to them (客户端查询文档)',
})
export class ClientDocuments {
  @Field(() => ID, { description: 'The client (客户端)' })
  client!: string;

  @Field(() => DocumentModeEnum, { description: 'How far the client is held to them (管控方式)' })
  mode!: DocumentMode;

  @ListSize(MOST_DOCUMENTS)
  @Field(() => [RegisteredDocument], { description: 'By id, at most 500 (登记的查询文档)' })
  documents!: ReadonlyArray<RegisteredDocument>;
}
