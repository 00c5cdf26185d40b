import { ArgsType, Field, ID, Int } from 'type-graphql';
import { LongestText } from '../../../../shared/graphql/longest-text';
import { DecisionInput, DataRequestDraftInput } from './request-inputs.type';
import { MediationOutcomeEnum } from '../request-vocabulary.type';

@ArgsType()
class OfRequest {
  @Field(() => ID, { description: 'Id of the request (标识)' })
  id!: string;
}

@ArgsType()
export class ChangeDraftArgs extends OfRequest {
  @Field(() => Int, { description: 'Version of the request that the caller has read (版本)' })
  version!: number;

  @Field(() => DataRequestDraftInput, { description: 'Content of the request (申请内容)' })
  draft!: DataRequestDraftInput;
}

@ArgsType()
export class DraftDecisionArgs {
  @Field(() => Int, {
    nullable: true,
    description:
      'Version of the request that the drafter has read; required if there is a draft, so that it is not replaced unread (版本)',
  })
  version?: number | null;

  @Field(() => DecisionInput, { description: 'The decision (决定)' })
  decision!: DecisionInput;
}

@ArgsType()
export class VersionedArgs extends OfRequest {
  @Field(() => Int, {
    description:
      'Version that the caller has read; the act is refused if the request has changed since (版本)',
  })
  version!: number;

  @LongestText(1000)
  @Field(() => String, { nullable: true, description: 'Note on the act (意见)' })
  note?: string | null;
}

@ArgsType()
export class AuthoriseArgs extends OfRequest {
  @LongestText(100)
  @Field(() => String, {
    nullable: true,
    description: 'Number of the document; by default the number of the request (文号)',
  })
  documentNumber?: string | null;

  @LongestText(1000)
  @Field(() => String, { nullable: true, description: 'Note on the act (意见)' })
  note?: string | null;
}

@ArgsType()
export class SettleArgs extends OfRequest {
  @Field(() => MediationOutcomeEnum, { description: 'What it comes to (结果)' })
  outcome!: keyof typeof MediationOutcomeEnum;

  @LongestText(1000)
  @Field(() => String, { description: 'What the mediation rests on (理由)' })
  reason!: string;
}
