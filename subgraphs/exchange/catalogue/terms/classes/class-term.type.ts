import { ArgsType, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { LongestText } from '../../../../../shared/graphql/longest-text';
import { Internal } from '../../../../../shared/sharing/in-dataset';
import { Openness, SharingClass, SharingTerms } from '../sharing-terms.type';
import { SignedAct, TermState } from '../signed-act.type';
import { LONGEST_TEXT } from '../term-rules';

/** Effect of confirming a class. */
export enum ClassEffect {
  AS_DECLARED = 'AS_DECLARED',
  STRICTER = 'STRICTER',
  WIDER_WITHOUT_EFFECT = 'WIDER_WITHOUT_EFFECT',
}

registerEnumType(ClassEffect, {
  name: 'ClassEffect',
  description: 'Effect of confirming a class (确认效果)',
  valuesConfig: {
    AS_DECLARED: { description: 'Confirms what is declared (与申报一致)' },
    STRICTER: { description: 'Makes it stricter than declared (严于申报)' },
    WIDER_WITHOUT_EFFECT: {
      description: 'Wider than declared, which has no effect (宽于申报，不生效)',
    },
  },
});

@Internal('SEE_CATALOGUE')
@ObjectType({
  simpleResolvers: true,
  description:
    "Class and openness of a dataset as its owner's handler proposed and its approver confirmed them (共享属性确认)",
})
export class ClassTerm {
  @Field(() => ID, { description: 'Id (标识)' })
  id!: string;

  @Field(() => SharingClass, { description: 'Sharing among departments (共享属性)' })
  sharing!: SharingClass;

  @Field(() => Openness, { description: 'Openness to society (开放属性)' })
  openness!: Openness;

  @Field(() => String, {
    description: 'Reason; for a dataset that is not shared, the legal basis (说明)',
  })
  note!: string;

  @Field(() => TermState, { description: 'State of the proposal (办理状态)' })
  state!: TermState;

  @Field(() => SignedAct, { description: "By the owner's handler (经办提出)" })
  proposed!: SignedAct;

  @Field(() => SignedAct, {
    nullable: true,
    description: "By the owner's approver; null while it waits (分管确认)",
  })
  confirmed!: SignedAct | null;

  @Field(() => SignedAct, {
    nullable: true,
    description: 'Who withdrew, ended or replaced it; null while it is in force (终止)',
  })
  ended!: SignedAct | null;

  @Field(() => Boolean, { description: 'Made up for the demonstration (是否演示虚构)' })
  isDemonstration!: boolean;

  @Field(() => ClassEffect, {
    nullable: true,
    description: 'Effect compared with the class declared today (确认效果)',
  })
  effect!: ClassEffect | null;

  @Field(() => String, { nullable: true, description: 'The same in words (确认效果说明，英文)' })
  effectEn!: string | null;

  @Field(() => String, { nullable: true, description: 'The same in Chinese (确认效果说明)' })
  effectZh!: string | null;

  @Field(() => SharingTerms, {
    nullable: true,
    description:
      'The class that it puts in force: the stricter of declared and confirmed (生效属性)',
  })
  resulting!: SharingTerms | null;
}

@ArgsType()
export class ClassProposalArgs {
  @Field(() => ID, { description: 'Id of the dataset (数据集标识)' })
  dataset!: string;

  @Field(() => SharingClass, { description: 'Sharing among departments (共享属性)' })
  sharing!: SharingClass;

  @Field(() => Openness, { description: 'Openness to society (开放属性)' })
  openness!: Openness;

  @LongestText(LONGEST_TEXT)
  @Field(() => String, {
    description: 'Why; for WITHHELD the law that it rests on (说明或法律依据)',
  })
  note!: string;
}
