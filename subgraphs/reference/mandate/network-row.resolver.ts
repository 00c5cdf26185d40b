import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { GuardInference } from '../../../shared/sharing/filter/guard-inference';
import { departmentOf } from './department.resolver';
import { Department } from './department.type';
import type { ReferenceContext } from '../reference-context';
import { MonitoringNetwork, NetworkPart, NetworkRow } from './network-row.type';
import type { DepartmentRow, NetworkRowRow, TaskRow } from './mandate-row';
import type { NetworkPartRow } from './mandate-statements';
import { Task } from './task.type';
import { ListSize } from '../../../shared/graphql/list-size';

@Resolver()
export class NetworkQueries {
  @GuardInference({ by: { network: ['NetworkRow.network'] } })
  @ListSize(32)
  @Query(() => [NetworkRow], {
    nullable: true,
    description: 'The 31 rows of annex 1 (监测网络), in its order',
  })
  async networks(
    @Arg('network', () => MonitoringNetwork, {
      nullable: true,
      description: 'Only rows of this network (监测网络)',
    })
    network: MonitoringNetwork | null,
    @Ctx() { load }: ReferenceContext,
  ): Promise<ReadonlyArray<NetworkRowRow>> {
    const rows = await load.plan.networkRows();
    return network ? rows.filter((row) => row.network === String(network)) : rows;
  }

  @Query(() => NetworkRow, {
    nullable: true,
    description: 'A row of annex 1 (监测网络) by id; null if there is none',
  })
  async networkRow(
    @Arg('id', () => ID, { description: 'Id of the row: `city-air` (标识)' }) id: string,
    @Ctx() context: ReferenceContext,
  ): Promise<NetworkRowRow | undefined> {
    return networkRowOf(context, id);
  }
}

@Resolver(() => NetworkRow)
export class NetworkRowResolver {
  @ListSize(3)
  @FieldResolver(() => [NetworkPart], {
    description: 'Parts of the city points that the mandate counts separately (分项)',
  })
  parts(@Root() { parts }: NetworkRowRow): ReadonlyArray<NetworkPartRow> {
    return parts;
  }

  @ListSize(3)
  @FieldResolver(() => [Task], {
    description: 'Tasks of annex 2 that build or improve it (相关任务)',
  })
  async tasks(
    @Root() { id }: NetworkRowRow,
    @Ctx() { load }: ReferenceContext,
  ): Promise<ReadonlyArray<TaskRow>> {
    return (await load.plan.tasks()).filter(({ networkRowIds }) => networkRowIds.includes(id));
  }
}

@Resolver(() => NetworkPart)
export class NetworkPartResolver {
  @FieldResolver(() => Department, {
    nullable: true,
    description:
      'Department responsible for these points; null if the mandate leaves it open (责任部门)',
  })
  steward(
    @Root() { stewardId }: NetworkPartRow,
    @Ctx() context: ReferenceContext,
  ): Promise<DepartmentRow | undefined> {
    return departmentOf(context, stewardId);
  }
}

export async function networkRowOf(
  { load }: ReferenceContext,
  id: string | undefined,
): Promise<NetworkRowRow | undefined> {
  return (await load.plan.networkRows()).find((row) => row.id === id);
}
