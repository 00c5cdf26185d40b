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
@ObjectType({ simpleResolvers: true, description: 'What of a file was not taken (未导入项)' })
export class DataRequestImportRefusal {
  @Field(() => Int, { description: 'Line of a CSV file, or place in a JSON list, from 1 (行号)' })
  line!: number;

  @Field(() => String, { description: 'Column (列)' })
  column!: string;

  @Field(() => String, { description: 'What stands there (值)' })
  value!: string;

  @Field(() => String, { description: 'Why it cannot be imported (原因)' })
  reason!: string;
}

@Internal('CHECK_REQUESTS')
@ObjectType({
  simpleResolvers: true,
  description: 'What an import did with the requests of a file (导入结果)',
})
export class DataRequestImportReport {
  @Field(() => Int, { description: 'Requests that the file has (读取)' })
  read!: number;

  @Field(() => Int, { description: 'Taken in as submitted (新建)' })
  created!: number;

  @Field(() => Int, {
    description: 'Mended ones that had been returned, submitted again (补正后重新提交)',
  })
  resubmitted!: number;

  @Field(() => Int, {
    description: "Known ones that got the exchange platform's number (登记编号)",
  })
  numbered!: number;

  @Field(() => Int, { description: 'Known ones of which the file says the same (未变)' })
  unchanged!: number;

  @Field(() => Int, { description: 'Not taken (未导入)' })
  refused!: number;

  @ListSize(500)
  @Field(() => [DataRequestImportRefusal], { description: 'Why they were not taken (未导入项)' })
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
    @Arg('format', () => DataRequestFileFormatEnum, { description: 'Form of the file (格式)' })
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
      'Takes in requests of such a file; the same file again changes nothing, and what cannot be imported is reported (导入申请)',
  })
  importRequests(
    @Arg('format', () => DataRequestFileFormatEnum, { description: 'Form of the file (格式)' })
    format: keyof typeof DataRequestFileFormatEnum,
    @LongestText(7_000_000)
    @Arg('content', () => String, { description: 'Text of the file (内容)' })
    content: string,
    @Ctx() context: RequestsContext,
  ): Promise<DataRequestFileReport> {
    return importRequests(context, { format, content: Buffer.from(content, 'utf8') });
  }
}
