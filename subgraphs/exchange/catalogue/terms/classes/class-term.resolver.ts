import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { Internal } from '../../../../../shared/sharing/in-dataset';
import type { CatalogueEntry } from '../../datasets/catalogue-entry';
import { datasetOf } from '../../datasets/dataset-list.resolver';
import { Dataset } from '../../datasets/dataset.type';
import type { CatalogueContext } from '../../catalogue-context';
import type { ClassTermRow } from '../proposal-row';
import { classTermView, declaredOf, type ClassTermView } from './class-term-view';
import { ClassProposalArgs, ClassTerm } from './class-term.type';
import { confirmClass } from './confirm-class.store';
import { endClass } from './end-class';
import { proposeClass } from './propose-class.store';

@Resolver(() => ClassTerm)
export class ClassTermResolver {
  @Internal('PROPOSE_TERMS')
  @Mutation(() => ClassTerm, {
    nullable: true,
    description:
      "Proposes class and openness of a dataset; by a handler of its owner, for the owner's approver to confirm (提出共享属性)",
  })
  async proposeClass(
    @Args(() => ClassProposalArgs) { dataset, sharing, openness, note }: ClassProposalArgs,
    @Ctx() context: CatalogueContext,
  ): Promise<ClassTermView | undefined> {
    const id = await proposeClass(context, { dataset, sharing, openness, note });
    return changedTerm(context, dataset, id);
  }

  @Internal('CONFIRM_TERMS')
  @Mutation(() => ClassTerm, {
    nullable: true,
    description:
      'Confirms a class as the second person, an approver of the owner; it replaces the one before (确认共享属性)',
  })
  async confirmClass(
    @Arg('id', () => ID, { description: 'Id of the proposal (标识)' }) id: string,
    @Ctx() context: CatalogueContext,
  ): Promise<ClassTermView | undefined> {
    const { datasetId } = await confirmClass(context, id);
    return changedTerm(context, datasetId, id);
  }

  @Internal('PROPOSE_TERMS', 'CONFIRM_TERMS')
  @Mutation(() => ClassTerm, {
    nullable: true,
    description:
      'Ends a class at once; then only the owner reads the dataset until another class is confirmed; or withdraws, or refuses, a pending proposal (终止或撤回共享属性)',
  })
  async endClass(
    @Arg('id', () => ID, { description: 'Its id (标识)' }) id: string,
    @Ctx() context: CatalogueContext,
  ): Promise<ClassTermView | undefined> {
    const { datasetId } = await endClass(context, id);
    return changedTerm(context, datasetId, id);
  }

  @FieldResolver(() => Dataset, {
    nullable: true,
    description: 'The dataset; null if its department no longer has it (数据集)',
  })
  dataset(
    @Root() { datasetId }: ClassTermRow,
    @Ctx() context: CatalogueContext,
  ): Promise<CatalogueEntry | undefined> {
    return datasetOf(context, datasetId);
  }
}

async function changedTerm(
  context: CatalogueContext,
  dataset: string,
  id: string,
): Promise<ClassTermView | undefined> {
  const { load, access } = context;
  const terms = await load.catalogue.terms.classesOf(access.isDemonstration, dataset);
  const term = terms.find((one) => one.id === id);
  return term && classTermView(term, await declaredOf(context, dataset));
}
