import {
  ownerOf,
  type Dataset,
  type SharingClass,
  type UpdateCycle,
} from '../../../../shared/sharing/dataset';
import type { DataRequestState } from '../machine/request-vocabulary';
import { departmentName } from '../printed/printed-facts';
import type { FiledDataRequest, FiledResource, FiledValues } from './request-file';
import type { DataRequestRow, RequestedDatasetRow } from '../request-row';

/** Returns a request in the form of a file. */
export function filedRequest(
  request: DataRequestRow,
  state: DataRequestState,
  datasets: ReadonlyArray<RequestedDatasetRow>,
): FiledDataRequest {
  return {
    line: 0,
    values: { ...dataRequestValues(request), state, ...decisionValues(request) },
    resources: datasets.map((dataset) => filedResource(dataset, request)),
  };
}

function dataRequestValues(request: DataRequestRow): FiledValues {
  return {
    request_number: request.number,
    exchange_number: request.exchangeNumber ?? '',
    applicant_kind: request.applicantKind,
    applicant_id: request.applicantId,
    applicant_name: request.applicantName,
    purpose: request.purpose,
    duty_basis: request.dutyBasis,
    districts: (request.districts ?? []).join(' '),
    data_from: request.dataFrom ?? '',
    data_before: request.dataBefore ?? '',
    wanted_from: request.wantedFrom ?? '',
    wanted_until: request.wantedUntil ?? '',
    operations_per_day: request.operationsPerDay === null ? '' : String(request.operationsPerDay),
    security_contact: request.securityContact,
    security_phone: request.securityPhone,
    submitted_at: request.submittedAt ?? '',
  };
}

/** A decision is included only once it has been made. */
const PAST_SUBMISSION: ReadonlySet<DataRequestRow['state']> = new Set([
  'GRANTED',
  'PROVIDED',
  'REFUSED',
  'MEDIATION',
  'ENDED',
  'REVOKED',
]);

function decisionValues({ decision, state }: DataRequestRow): FiledValues {
  const taken = PAST_SUBMISSION.has(state) ? decision : null;
  return {
    decision: taken?.outcome ?? '',
    document_number: taken?.documentNumber ?? '',
    decision_reason: taken?.reason ?? '',
    valid_from: taken?.validFrom ?? '',
    valid_until: taken?.until ?? '',
  };
}

function filedResource(
  { datasetId, present, fields, sharing }: RequestedDatasetRow,
  { decision, state }: DataRequestRow,
): FiledResource {
  const granted = PAST_SUBMISSION.has(state) ? decision?.datasets : undefined;
  const grantedFields = granted?.find((one) => one.datasetId === datasetId)?.fields ?? [];
  return {
    line: 0,
    values: {
      ...(present
        ? elementsOf(present.facts, sharing ?? present.facts.sharing)
        : { resource_code: datasetId }),
      item_name: (fields ?? present?.fields ?? []).join(' '),
      granted_item_name: grantedFields.join(' '),
    },
  };
}

/**
 * Returns the catalogue's elements of a dataset. Credit codes of departments, types of fields and
 * days of issue are empty, because the hub does not know them; the city's catalogue adds them.
 */
function elementsOf(facts: Dataset, sharing: SharingClass): FiledValues {
  return {
    resource_class: facts.catalogueCode.slice(0, 1),
    resource_name: facts.titleZh,
    resource_code: facts.catalogueCode,
    provider: departmentName(ownerOf(facts.id)),
    abstract: `${facts.titleZh}（${facts.titleEn}；${facts.clause}）`,
    format: '自描述格式（JSON）',
    share_type: SHARE_TYPES[sharing],
    share_condition:
      sharing === 'WITHHELD'
        ? (facts.legalBasis ?? '')
        : sharing === 'CONDITIONAL'
          ? '经申请批准，限申请用途'
          : '',
    share_mode: '共享平台（接口）',
    open_to_public: facts.openness === 'CLOSED' ? '0' : '1',
    open_condition: facts.openness === 'ON_REQUEST' ? '依申请开放' : '',
    update_cycle: CYCLES[facts.update],
  };
}

/** Codes of the classes in files. */
export const SHARE_TYPES: Readonly<Record<SharingClass, string>> = {
  UNCONDITIONAL: '1',
  CONDITIONAL: '2',
  WITHHELD: '3',
};

const CYCLES: Readonly<Record<UpdateCycle, string>> = {
  REALTIME: '实时',
  HOURLY: '每小时',
  FOUR_HOURLY: '每4小时',
  DAILY: '每日',
  MONTHLY: '每月',
  QUARTERLY: '每季度',
  YEARLY: '每年',
  AS_NEEDED: '按需',
};
