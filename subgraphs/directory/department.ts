import type { Department as HubDepartment } from '../../shared/monitoring/department';
import { appoint } from './appoint.loader';
import { DataTopicResolver } from './data-topic.resolver';
import { datasets } from './datasets';
import { tellDemoSharing } from './demo-sharing.loader';
import { demonstrate } from './demo-accounts.loader';
import {
  DepartmentQueries,
  DepartmentResolver,
  departmentOf,
  PlanPartyResolver,
} from './department.resolver';
import { Department } from './department.type';
import { directoryLoaders, type DirectoryContext } from './directory-loaders';
import { DistrictQueries, districtOf } from './district.resolver';
import { District } from './district.type';
import { ContinuationResolver, DutyResolver } from './duty.resolver';
import { IndicatorQueries, indicatorOf } from './indicator.resolver';
import { Indicator } from './indicator.type';
import { NetworkPartResolver, NetworkQueries, NetworkRowResolver } from './network-row.resolver';
import { PEOPLE_RESOLVERS } from './people-resolvers';
import { placeOf, PlaceResolver } from './place.resolver';
import { Place } from './place.type';
import { prepare } from './prepare.loader';
import { SeamResolver } from './seam.resolver';
import { loadSharingState, sharingVersion } from './sharing-state.loader';
import { StationCountResolver, StationRefResolver } from './station-ref.resolver';
import { TaskQueries, TaskResolver } from './task.resolver';
import { WaterBodyQueries, waterBodyOf, WaterBodyResolver } from './water-body.resolver';
import { WaterBody } from './water-body.type';

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
    ...PEOPLE_RESOLVERS,
  ],
  types: [Department, District, WaterBody, Indicator, Place],
  references: {
    Department: ({ id }: Keys, context: DirectoryContext) => departmentOf(context, id),
    District: ({ code }: Keys, context: DirectoryContext) => districtOf(context, code),
    WaterBody: ({ code }: Keys, context: DirectoryContext) => waterBodyOf(context, code),
    Indicator: ({ code }: Keys, context: DirectoryContext) => indicatorOf(context, code),
    Place: ({ cell = '' }: Keys) => placeOf(cell),
  },
  loaders: directoryLoaders,
  openScope: {},
  partition: 'year',
  dayOf: () => 'CALENDAR',
  feeds: [],
  prepare,
  sharing: { version: sharingVersion, load: loadSharingState, tellDemo: tellDemoSharing },
  accounts: { appoint, demonstrate },
};
