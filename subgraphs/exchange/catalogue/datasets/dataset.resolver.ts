import { DataTopic, Department, Duty, NetworkRow, Task } from '../../mandate-entities.type';
import {
  citedDutyKey,
  citedNetworkRowKey,
  citedTaskKey,
  departmentKey,
  topicKey,
  type IdKey,
} from '../../mandate-keys';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { dayOf } from '../../../../shared/sharing/calendar-day';
import { citationZh, type CatalogueEntry } from './catalogue-entry';
import { accessOf, type AccessRow } from './dataset-access';
import { DatasetAccess } from './dataset-access.type';
import { DatasetReaders } from './dataset-readers.type';
import { readersOf, type ReadersRow } from './dataset-readers';
import { DatasetBasis, DatasetItem, Dataset } from './dataset.type';
import type { CatalogueContext } from '../catalogue-context';
import { ListSize } from '../../../../shared/graphql/list-size';

/** The basis of a dataset as cited, before the mandate is queried. */
interface BasisRow {
  readonly citation: string;
  readonly citationZh: string;
}

@Resolver(() => Dataset)
export class DatasetResolver {
  @FieldResolver(() => Department, {
    nullable: true,
    description: 'Department of the plan that owns the data (数据责任部门)',
  })
  owner(@Root() { ownerId }: CatalogueEntry): IdKey | undefined {
    return departmentKey(ownerId);
  }

  @FieldResolver(() => DataTopic, {
    nullable: true,
    description: 'Topic of the mandate that it fulfils; null if there is none (数据主题)',
  })
  topic(@Root() { facts }: CatalogueEntry): IdKey | undefined {
    return topicKey(facts.topic);
  }

  @FieldResolver(() => DatasetBasis, {
    description: 'The part of the mandate on which it is based (依据)',
  })
  restsOn(@Root() { facts: { clause } }: CatalogueEntry): BasisRow {
    return { citation: clause, citationZh: citationZh(clause) };
  }

  @ListSize(110)
  @FieldResolver(() => [DatasetItem], {
    description: 'Its items, without root fields of the graph (信息项)',
  })
  async items(
    @Root() { id }: CatalogueEntry,
    @Ctx() { load }: CatalogueContext,
  ): Promise<ReadonlyArray<Readonly<Record<keyof DatasetItem, string>>>> {
    const items = await load.catalogue.datasets.itemsOf(id);
    return items.map(({ coordinate, nameZh, description, dataType }) => ({
      coordinate,
      name: nameZh ?? coordinate.slice(coordinate.indexOf('.') + 1),
      description,
      dataType,
    }));
  }

  @ListSize(10)
  @FieldResolver(() => [String], {
    description: 'Codes of other datasets of the same topic (关联资源代码)',
  })
  async relatedCodes(
    @Root() { id, ownerId, facts }: CatalogueEntry,
    @Ctx() { load }: CatalogueContext,
  ): Promise<ReadonlyArray<string>> {
    if (facts.topic === null) return [];
    return (await load.catalogue.datasets.all())
      .filter((one) => one.id !== id && one.facts.topic === facts.topic)
      .filter((one) => one.id.startsWith(`${ownerId}/`))
      .map((one) => one.facts.catalogueCode);
  }

  @FieldResolver(() => DatasetAccess, {
    description: 'The access decision for the caller (共享判定)',
  })
  access(@Root() { id }: CatalogueEntry, @Ctx() { access }: CatalogueContext): AccessRow {
    return accessOf(access.decisionOf(id));
  }

  @FieldResolver(() => DatasetReaders, {
    description: 'Who may read it today, and why (可用方)',
  })
  readers(
    @Root() { id, ownerId }: CatalogueEntry,
    @Ctx() { access, now }: CatalogueContext,
  ): ReadersRow {
    const state = access.stateOf(id);
    return { ownerId, readers: state ? readersOf(state, dayOf(now())) : [] };
  }
}

@Resolver(() => DatasetBasis)
export class DatasetBasisResolver {
  @FieldResolver(() => Duty, {
    nullable: true,
    description: 'Clause of annex 3; null if it is based on another annex (职责条款)',
  })
  duty(@Root() { citation }: BasisRow): { readonly clause: string } | undefined {
    return citedDutyKey(citation);
  }

  @FieldResolver(() => Task, {
    nullable: true,
    description: 'Task of annex 2; null if it is based on another annex (重点任务)',
  })
  task(@Root() { citation }: BasisRow): IdKey<number> | undefined {
    return citedTaskKey(citation);
  }

  @FieldResolver(() => NetworkRow, {
    nullable: true,
    description: 'Row of annex 1; null if it is based on another annex (监测网络)',
  })
  networkRow(@Root() { citation }: BasisRow): IdKey | undefined {
    return citedNetworkRowKey(citation);
  }
}
