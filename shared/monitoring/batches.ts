import { Arg, Ctx, Int, Query, Resolver, type ClassType } from 'type-graphql';
import { pageRequest } from '../graphql/connection';
import { Internal } from '../sharing/in-dataset';
import { Batch } from './batch.type';
import type { DepartmentContext } from './department-context';

/**
 * Creates the resolver of the query that shows everyone the latest deliveries to a department, e.g.
 * `waterBatches`.
 */
export function batchResolver(department: string): ClassType {
  @Resolver()
  class BatchResolver {
    @Internal('SEE_CATALOGUE')
    @Query(() => [Batch], {
      name: `${department}Batches`,
      nullable: true,
      description: 'The latest deliveries of data to the department, newest first (最近入库批次)',
    })
    batches(
      @Arg('first', () => Int, {
        defaultValue: 10,
        description: 'Number of batches, at most 500 (条数)',
      })
      first: number,
      @Ctx() { batches }: DepartmentContext,
    ): Promise<ReadonlyArray<Batch>> {
      return batches(pageRequest(first, null).first);
    }
  }
  return BatchResolver;
}
