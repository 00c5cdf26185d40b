import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { DateScalar } from '../../../../shared/graphql/scalars';
import { departmentOf as departmentOfCaller } from '../../../../shared/identity/caller';
import { dayOf } from '../../../../shared/sharing/calendar-day';
import { Internal } from '../../../../shared/sharing/in-dataset';
import type { ConfirmedClass } from '../../../../shared/sharing/sharing-state';
import type { CatalogueEntry } from '../datasets/catalogue-entry';
import { classTermView, type ClassTermView } from './classes/class-term-view';
import { ClassTerm } from './classes/class-term.type';
import { Dataset } from '../datasets/dataset.type';
import type { CatalogueContext } from '../catalogue-context';
import { confirmedClassOf, forceOf, releaseInForce } from './in-force';
import { releaseView, type ReleaseView } from '../releases/release-view';
import { Release } from '../releases/release.type';
import { openCondition, SHARE_TYPES, shareCondition } from './share-condition';
import { SharingTerms } from './sharing-terms.type';
import { ListSize } from '../../../../shared/graphql/list-size';

@Resolver(() => Dataset)
export class DatasetTermsResolver {
  @FieldResolver(() => SharingTerms, {
    nullable: true,
    description:
      'Class and openness in force: the stricter of declared and confirmed; null while none is confirmed, so that only the owner may read it (生效属性)',
  })
  inForce(
    @Root() { facts }: CatalogueEntry,
    @Ctx() context: CatalogueContext,
  ): Promise<ConfirmedClass | null> {
    return forceOf(context, facts);
  }

  @FieldResolver(() => ClassTerm, {
    nullable: true,
    description:
      "Class and openness that the owner's two stewards have confirmed; null while none is (属性确认)",
  })
  async confirmation(
    @Root() { id, facts }: CatalogueEntry,
    @Ctx() context: CatalogueContext,
  ): Promise<ClassTermView | null> {
    const confirmed = await confirmedClassOf(context, id);
    return confirmed ? classTermView(confirmed, facts) : null;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'By the class in force: 1 无条件共享, 2 有条件共享, 3 不予共享; null while none is confirmed (共享类型)',
  })
  async shareType(
    @Root() { facts }: CatalogueEntry,
    @Ctx() context: CatalogueContext,
  ): Promise<number | null> {
    const force = await forceOf(context, facts);
    return force && SHARE_TYPES[force.sharing].code;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Its name (共享类型名称)' })
  async shareTypeZh(
    @Root() { facts }: CatalogueEntry,
    @Ctx() context: CatalogueContext,
  ): Promise<string | null> {
    const force = await forceOf(context, facts);
    return force && SHARE_TYPES[force.sharing].nameZh;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'For a conditional dataset who may use it for what, for one that is not shared the legal basis; null without condition (共享条件)',
  })
  async shareCondition(
    @Root() { facts }: CatalogueEntry,
    @Ctx() context: CatalogueContext,
  ): Promise<string | null> {
    const confirmed = await confirmedClassOf(context, facts.id);
    const force = await forceOf(context, facts);
    return force && confirmed ? shareCondition(facts, force, confirmed.note) : null;
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether everybody may read it today, by a release in force (是否向社会开放)',
  })
  async openToPublic(
    @Root() { facts }: CatalogueEntry,
    @Ctx() context: CatalogueContext,
  ): Promise<boolean> {
    return (await releaseInForce(context, facts)) !== undefined;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'How it is or will be open to society; null if it is not open in any way (开放条件)',
  })
  async openCondition(
    @Root() { facts }: CatalogueEntry,
    @Ctx() context: CatalogueContext,
  ): Promise<string | null> {
    const force = await forceOf(context, facts);
    return openCondition(force, await releaseInForce(context, facts));
  }

  @FieldResolver(() => DateScalar, {
    nullable: true,
    description: 'Day on which its class was confirmed; null before (发布日期)',
  })
  async issuedOn(
    @Root() { id }: CatalogueEntry,
    @Ctx() context: CatalogueContext,
  ): Promise<string | null> {
    const confirmed = await confirmedClassOf(context, id);
    return confirmed?.confirmedAt ? dayOf(new Date(confirmed.confirmedAt)) : null;
  }

  @ListSize(10)
  @FieldResolver(() => [Release], {
    description: 'Release decisions that were confirmed, newest first (发布决定)',
  })
  async releases(
    @Root() { id }: CatalogueEntry,
    @Ctx() context: CatalogueContext,
  ): Promise<ReadonlyArray<ReleaseView>> {
    const { load, access } = context;
    const rows = await load.catalogue.terms.releasesOf(access.isDemonstration, id);
    const confirmed = rows.filter(({ confirmedAt }) => confirmedAt !== null);
    return Promise.all(confirmed.map((row) => releaseView(row, context)));
  }

  @Internal('PROPOSE_TERMS', 'CONFIRM_TERMS', 'READ_WHOLE_RECORD')
  @ListSize(10)
  @FieldResolver(() => [ClassTerm], {
    nullable: true,
    description:
      "Every class that was proposed for it, newest first; null for others than its owner's stewards and auditors (属性办理历史)",
  })
  async classTerms(
    @Root() { id, ownerId, facts }: CatalogueEntry,
    @Ctx() { load, access }: CatalogueContext,
  ): Promise<ReadonlyArray<ClassTermView> | null> {
    const isOwn = departmentOfCaller(access.caller) === ownerId;
    if (!isOwn && !access.acts('READ_WHOLE_RECORD')) return null;
    const terms = await load.catalogue.terms.classesOf(access.isDemonstration, id);
    return terms.map((term) => classTermView(term, facts));
  }
}
