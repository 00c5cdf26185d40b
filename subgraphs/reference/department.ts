import type { Department as HubDepartment } from '../../shared/monitoring/department';
import { datasets } from './datasets';
import { IndicatorQueries, indicatorOf } from './indicators/indicator.resolver';
import { indicatorTable } from './indicators/indicator.table';
import { Indicator } from './indicators/indicator.type';
import { DataTopicResolver, topicOf } from './mandate/data-topic.resolver';
import { DataTopic } from './mandate/data-topic.type';
import {
  DepartmentQueries,
  DepartmentResolver,
  departmentOf,
  MandatePartyResolver,
} from './mandate/department.resolver';
import { Department } from './mandate/department.type';
import { ContinuationResolver, dutyOf, DutyResolver } from './mandate/duty.resolver';
import { Duty } from './mandate/duty.type';
import {
  NetworkPartResolver,
  NetworkQueries,
  networkRowOf,
  NetworkRowResolver,
} from './mandate/network-row.resolver';
import { NetworkRow } from './mandate/network-row.type';
import { InconsistencyResolver } from './mandate/inconsistency.resolver';
import { taskOf, TaskQueries, TaskResolver } from './mandate/task.resolver';
import { Task } from './mandate/task.type';
import { DistrictQueries, districtOf } from './places/district.resolver';
import { districtTable } from './places/district.table';
import { District } from './places/district.type';
import { placeOf, PlaceResolver } from './places/place.resolver';
import { Place } from './places/place.type';
import { WaterBodyQueries, waterBodyOf, WaterBodyResolver } from './places/water-body.resolver';
import { WaterBody } from './places/water-body.type';
import { prepare } from './prepare.store';
import { allReferenceLoaders, type ReferenceContext } from './reference-context';
import { announcedBy, AnnouncedQueries } from './stations/announced.resolver';
import { StationCountResolver, StationRefResolver } from './stations/station-ref.resolver';

type Keys = Readonly<Record<string, string>>;

export const department: HubDepartment = {
  name: 'reference',
  titleZh: '基础目录',
  titleEn: 'Reference data: the mandate, places, indicators and stations',
  steward: '市环境保护局 大数据平台管理岗',
  datasets,
  resolvers: [
    DepartmentQueries,
    DepartmentResolver,
    MandatePartyResolver,
    DutyResolver,
    ContinuationResolver,
    DataTopicResolver,
    TaskQueries,
    TaskResolver,
    NetworkQueries,
    NetworkRowResolver,
    NetworkPartResolver,
    InconsistencyResolver,
    DistrictQueries,
    WaterBodyQueries,
    WaterBodyResolver,
    IndicatorQueries,
    PlaceResolver,
    StationRefResolver,
    StationCountResolver,
    AnnouncedQueries,
    ...announcedBy,
  ],
  types: [Department, Duty, DataTopic, Task, NetworkRow, District, WaterBody, Indicator, Place],
  references: {
    Department: ({ id }: Keys, context: ReferenceContext) => departmentOf(context, id),
    Duty: ({ clause }: Keys, context: ReferenceContext) => dutyOf(context, clause),
    DataTopic: ({ id }: Keys, context: ReferenceContext) => topicOf(context, id),
    Task: ({ id }: Keys, context: ReferenceContext) => taskOf(context, Number(id)),
    NetworkRow: ({ id }: Keys, context: ReferenceContext) => networkRowOf(context, id),
    District: ({ code }: Keys, context: ReferenceContext) => districtOf(context, code),
    WaterBody: ({ code }: Keys, context: ReferenceContext) => waterBodyOf(context, code),
    Indicator: ({ code }: Keys, context: ReferenceContext) => indicatorOf(context, code),
    Place: ({ cell = '' }: Keys) => placeOf(cell),
  },
  entityTables: [districtTable, indicatorTable],
  loaders: allReferenceLoaders,
  partition: 'year',
  dayOf: () => 'CALENDAR',
  feeds: [],
  prepare,
};
