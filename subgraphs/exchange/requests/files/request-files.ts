import type { DepartmentContext } from '../../../../shared/monitoring/department-context';
import type { DataRequestFiles } from '../../../../shared/server/control-plane';
import type { RequestsContext } from '../requests-context';
import { exportRequests } from './export-requests';
import { importRequests } from './import-requests';

/** Requests as files, for the command line. */
export const dataRequestFiles: DataRequestFiles = {
  export: (context, format) => exportRequests(own(context), format, {}),
  import: (context, file) => importRequests(own(context), file),
};

function own(context: DepartmentContext): RequestsContext {
  return context as RequestsContext; // Made by this department's own loaders.
}
