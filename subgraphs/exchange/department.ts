import type { Department as HubDepartment } from '../../shared/monitoring/department';
import { ACCOUNTS } from './accounts/module';
import { AUDIT } from './audit/module';
import { CATALOGUE } from './catalogue/module';
import { DataTopic, Department, Duty } from './mandate-entities.type';
import { REQUESTS } from './requests/module';

type Keys = Readonly<Record<string, string>>;

export const department: HubDepartment = {
  name: 'exchange',
  titleZh: '共享交换',
  titleEn: 'The exchange: catalogue, data requests, accounts and audit',
  steward: '市环境保护局 大数据平台管理岗',
  datasets: [],
  resolvers: [
    ...CATALOGUE.resolvers,
    ...REQUESTS.resolvers,
    ...ACCOUNTS.resolvers,
    ...AUDIT.resolvers,
  ],
  types: [Department, Duty, DataTopic, ...CATALOGUE.types],
  references: {
    Department: ({ id }: Keys) => ({ id }),
    Duty: ({ clause }: Keys) => ({ clause }),
    DataTopic: ({ id }: Keys) => ({ id }),
    ...CATALOGUE.references,
  },
  loaders: ({ hubReader }) => ({
    catalogue: CATALOGUE.loaders(hubReader),
    requests: REQUESTS.loaders(hubReader),
    accounts: ACCOUNTS.loaders(hubReader),
    audit: AUDIT.loaders(hubReader),
  }),
  partition: 'year',
  dayOf: () => 'CALENDAR',
  feeds: [],
  prepare: REQUESTS.prepare,
};
