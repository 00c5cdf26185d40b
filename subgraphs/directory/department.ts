import type { Department as HubDepartment } from '../../shared/monitoring/department';
import { appoint } from './people/appoint.loader';
import { CATALOGUE_RESOLVERS } from './catalogue/catalogue-resolvers';
import { DataTopicResolver } from './plan/data-topic.resolver';
import { datasetOf } from './catalogue/datasets/dataset-list.resolver';
import { Dataset } from './catalogue/datasets/dataset.type';
import { datasets } from './datasets';
import { tellDemo } from './catalogue/demo/demo-sharing.loader';
import { demonstrate } from './people/demo/demo-accounts.loader';
import {
  DepartmentQueries,
  DepartmentResolver,
  departmentOf,
  PlanPartyResolver,
} from './department.resolver';
import { Department } from './department.type';
import { directoryLoaders, type DirectoryContext } from './directory-loaders';
import { DistrictQueries, districtOf } from './places/district.resolver';
import { District } from './places/district.type';
import { ContinuationResolver, DutyResolver } from './plan/duty.resolver';
import { IndicatorQueries, indicatorOf } from './indicator.resolver';
import { Indicator } from './indicator.type';
import {
  NetworkPartResolver,
  NetworkQueries,
  NetworkRowResolver,
} from './plan/network-row.resolver';
import { PEOPLE_RESOLVERS } from './people/people-resolvers';
import { placeOf, PlaceResolver } from './places/place.resolver';
import { Place } from './places/place.type';
import { prepare } from './prepare.loader';
import { requestFiles } from './requests/files/request-files';
import { REQUEST_RESOLVERS } from './requests/request-resolvers';
import { SeamResolver } from './plan/seam.resolver';
import { hasRealData, loadSharingState, sharingVersion } from './catalogue/sharing-state.loader';
import { StationCountResolver, StationRefResolver } from './station-ref.resolver';
import { TaskQueries, TaskResolver } from './plan/task.resolver';
import { WaterBodyQueries, waterBodyOf, WaterBodyResolver } from './places/water-body.resolver';
import { WaterBody } from './places/water-body.type';

type Keys = Readonly<Record<string, string>>;

export const department: HubDepartment = {
  name: 'directory',
  titleZh: '共享目录',
  titleEn: 'Directory of the hub',
  steward: '市环境保护局 大数据平台管理岗',
  datasets,
  resolvers: [
    DepartmentQueries,
    DepartmentResolver,
    PlanPartyResolver,
    DutyResolver,
    ContinuationResolver,
    DataTopicResolver,
    TaskQueries,
    TaskResolver,
    NetworkQueries,
    NetworkRowResolver,
    NetworkPartResolver,
    SeamResolver,
    DistrictQueries,
    WaterBodyQueries,
    WaterBodyResolver,
    IndicatorQueries,
    PlaceResolver,
    StationRefResolver,
    StationCountResolver,
    ...CATALOGUE_RESOLVERS,
    ...REQUEST_RESOLVERS,
    ...PEOPLE_RESOLVERS,
  ],
  types: [Department, District, WaterBody, Indicator, Place, Dataset],
  references: {
    Department: ({ id }: Keys, context: DirectoryContext) => departmentOf(context, id),
    District: ({ code }: Keys, context: DirectoryContext) => districtOf(context, code),
    WaterBody: ({ code }: Keys, context: DirectoryContext) => waterBodyOf(context, code),
    Indicator: ({ code }: Keys, context: DirectoryContext) => indicatorOf(context, code),
    Place: ({ cell = '' }: Keys) => placeOf(cell),
    Dataset: ({ id }: Keys, context: DirectoryContext) => datasetOf(context, id),
  },
  loaders: directoryLoaders,
  partition: 'year',
  dayOf: () => 'CALENDAR',
  feeds: [],
  prepare,
  requestFiles,
  sharing: { version: sharingVersion, load: loadSharingState, hasRealData, tellDemo },
  accounts: { appoint, demonstrate },
};
