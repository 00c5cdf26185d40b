import { Arg, Ctx, Int, Query, Resolver, type ClassType } from 'type-graphql';
import { pageRequest } from '../graphql/connection';
import { Internal } from '../sharing/in-dataset';
import { Batch } from './batch.type';
import type { DepartmentContext } from './department-context';

/** By what everybody sees when a department last took in data: `waterBatches`. */
export function batchResolver(department: string): ClassType {
  @Resolver()
  class BatchResolver {
    @Internal('SEE_CATALOGUE')
    @Query(() => [Batch], {
      name: `${department}Batches`,
      nullable: true,
      description: 'The newest deliveries of data into the department, newest first (最近入库批次)',
    })
    batches(
      @Arg('first', () => Int, {
        defaultValue: 10,
        description: 'How many, at most 500 (条数)',
      })
      first: number,
      @Ctx() { batches }: DepartmentContext,
    ): Promise<ReadonlyArray<Batch>> {
      return batches(pageRequest(first, null).first);
    }
  }
  return BatchResolver;
}
