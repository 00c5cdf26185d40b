import { Arg, Ctx, Field, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { LongestText } from '../../../../shared/graphql/longest-text';
import type { DataRequestFileReport } from '../../../../shared/server/control-plane';
import { Internal, Plumbing } from '../../../../shared/sharing/in-dataset';
import type { RequestsContext } from '../requests-context';
import { exportRequests } from './export-requests';
import { DataRequestFilter } from '../request-filter.type';
import { importRequests } from './import-requests';
import { DataRequestFileFormatEnum } from '../request-vocabulary.type';
import { ListSize } from '../../../../shared/graphql/list-size';

@Plumbing()
@ObjectType({
  simpleResolvers: true,
  description: 'A row of a file that was not imported (未导入项)',
})
export class DataRequestImportRefusal {
  @Field(() => Int, {
    description: 'Line in a CSV file, or position in a JSON list, from 1 (行号)',
  })
  line!: number;

  @Field(() => String, { description: 'Column (列)' })
  column!: string;

  @Field(() => String, { description: 'Value in the file (值)' })
  value!: string;

  @Field(() => String, { description: 'Reason why it cannot be imported (原因)' })
  reason!: string;
}

@Internal('CHECK_REQUESTS')
@ObjectType({
  simpleResolvers: true,
  description: 'Result of an import (导入结果)',
})
export class DataRequestImportReport {
  @Field(() => Int, { description: 'Number of requests in the file (读取)' })
  read!: number;

  @Field(() => Int, { description: 'Number of new requests, submitted (新建)' })
  created!: number;

  @Field(() => Int, {
    description: 'Number of returned requests, corrected and submitted again (补正后重新提交)',
  })
  resubmitted!: number;

  @Field(() => Int, {
    description: "Number of existing requests that got the exchange platform's number (登记编号)",
  })
  numbered!: number;

  @Field(() => Int, { description: 'Number of existing requests without differences (未变)' })
  unchanged!: number;

  @Field(() => Int, { description: 'Number of requests that were not imported (未导入)' })
  refused!: number;

  @ListSize(500)
  @Field(() => [DataRequestImportRefusal], {
    description: 'Reasons why they were not imported (未导入项)',
  })
  refusals!: DataRequestImportRefusal[];
}

@Resolver()
export class DataRequestFiles {
  @Internal('CHECK_REQUESTS')
  @Query(() => String, {
    nullable: true,
    description:
      "Submitted data requests as a file in the format of the city's exchange platform, oldest first (导出申请)",
  })
  exportRequests(
    @Arg('format', () => DataRequestFileFormatEnum, { description: 'Format of the file (格式)' })
    format: keyof typeof DataRequestFileFormatEnum,
    @Arg('filter', () => DataRequestFilter, {
      nullable: true,
      description: 'Filters (筛选条件)',
    })
    filter: DataRequestFilter | null,
    @Ctx() context: RequestsContext,
  ): Promise<string> {
    return exportRequests(context, format, filter ?? {});
  }

  @Internal('CHECK_REQUESTS')
  @Mutation(() => DataRequestImportReport, {
    nullable: true,
    description:
      'Imports the requests of such a file. Importing the same file again changes nothing, and rows that cannot be imported are reported (导入申请)',
  })
  importRequests(
    @Arg('format', () => DataRequestFileFormatEnum, { description: 'Format of the file (格式)' })
    format: keyof typeof DataRequestFileFormatEnum,
    @LongestText(7_000_000)
    @Arg('content', () => String, { description: 'Text of the file (内容)' })
    content: string,
    @Ctx() context: RequestsContext,
  ): Promise<DataRequestFileReport> {
    return importRequests(context, { format, content: Buffer.from(content, 'utf8') });
  }
}
