import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../../shared/graphql/scalars';
import { Plumbing } from '../../../../shared/sharing/in-dataset';
import { PartyRoleEnum } from '../request-vocabulary.type';

@Plumbing()
@ObjectType({ simpleResolvers: true, description: 'A document attached to a request (附件)' })
export class DataRequestAttachment {
  @Field(() => ID, { description: 'Unique id (标识)' })
  id!: string;

  @Field(() => String, { description: 'Name of the file (文件名)' })
  name!: string;

  @Field(() => String, { description: 'Media type: application/pdf … (类型)' })
  mediaType!: string;

  @Field(() => Int, { description: 'Size in bytes (大小)' })
  sizeBytes!: number;

  @Field(() => String, { description: 'Algorithm of `hash`: sha256 (摘要算法)' })
  hashAlg!: string;

  @Field(() => String, { description: 'Hash of the content, in hexadecimal (摘要)' })
  hash!: string;

  @Field(() => String, { description: 'Account or client that attached it (上传人)' })
  uploadedBy!: string;

  @Field(() => PartyRoleEnum, {
    description: 'Side that attached it: the applicant or the owner (上传方)',
  })
  uploadedAs!: keyof typeof PartyRoleEnum;

  @Field(() => DateTimeScalar, { description: 'When (上传时间)' })
  uploadedAt!: string;
}
