import { DISTRICTS } from '../../../../shared/domain/districts';
import { MANDATE_DEPARTMENTS } from '../../../../shared/domain/mandate/departments';
import type { Dataset, SharingClass } from '../../../../shared/sharing/dataset';
import { instantsText } from './printed-days';
import { markup, type Html } from './markup';
import { printedRow } from './printed-page';
import type { RequestScope } from '../request-row';

/** The printed facts of a dataset. */
export interface PrintedDataset {
  readonly datasetId: string;
  /** Null if it is no longer in the catalogue. */
  readonly facts: Dataset | null;
  readonly version: number | null;
  readonly sharing: SharingClass | null;
  readonly fields: ReadonlyArray<PrintedField>;
}

/** Returns a field by its name in the catalogue (信息项), with its coordinate in small print below. */
export interface PrintedField {
  readonly coordinate: string;
  /** Null if the catalogue has no name for it. */
  readonly nameZh: string | null;
}

/** Returns a table of datasets with their codes, classes and fields. */
export function datasetTable(datasets: ReadonlyArray<PrintedDataset>): Html {
  return markup`<table class="datasets">
    <thead>
      <tr>
        <th>信息资源代码<small>Code</small></th>
        <th>信息资源名称<small>Dataset</small></th>
        <th>共享类型<small>Class</small></th>
        <th>字段<small>Fields</small></th>
      </tr>
    </thead>
    <tbody>
      ${datasets.map(datasetRow)}
    </tbody>
  </table>`;
}

function datasetRow({ datasetId, facts, version, sharing, fields }: PrintedDataset): Html {
  const told = version === null ? datasetId : `${datasetId}（版本 ${String(version)}）`;
  return markup`<tr>
    <td>${facts?.catalogueCode ?? '—'}</td>
    <td>${facts?.titleZh ?? '—'}<small>${facts?.titleEn ?? ''}</small><small>${told}</small></td>
    <td>${sharing ? CLASSES[sharing] : '—'}</td>
    <td>${fields.map(fieldText)}</td>
  </tr>`;
}

function fieldText({ coordinate, nameZh }: PrintedField): Html {
  return nameZh === null
    ? markup`<div>${coordinate}</div>`
    : markup`<div>${nameZh}<small>${coordinate}</small></div>`;
}

const CLASSES: Readonly<Record<SharingClass, string>> = {
  UNCONDITIONAL: '无条件共享',
  CONDITIONAL: '有条件共享',
  WITHHELD: '不予共享（协商）',
};

/** Returns the rows that describe the data: districts, period, operations per day. */
export function scopeRows(scope: RequestScope): ReadonlyArray<Html> {
  const { districts, dataFrom, dataBefore, operationsPerDay } = scope;
  return [
    printedRow(
      '县市区',
      'Districts',
      districts === null ? '不限' : districts.map(districtName).join('、'),
    ),
    printedRow('数据时段', 'Period of the data', instantsText(dataFrom, dataBefore, '不限')),
    printedRow(
      '每日使用次数',
      'Operations a day',
      operationsPerDay === null ? '不限' : String(operationsPerDay),
    ),
  ];
}

/** Returns the name of a department in the mandate; its id if the mandate does not name it. */
export function departmentName(id: string | null): string {
  if (id === null) return '提交时确定';
  return MANDATE_DEPARTMENTS.find((one) => one.id === id)?.nameZh ?? id;
}

function districtName(code: string): string {
  const district = DISTRICTS.find((one) => one.code === code);
  return `${district?.nameZh ?? ''}（${code}）`;
}
