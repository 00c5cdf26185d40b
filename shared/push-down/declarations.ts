import type { EntityTable } from '../monitoring/entity-table';
import type { Dataset } from '../sharing/dataset';
import type { StationTable } from '../monitoring/stations/station-table';

/** What push-down knows of a department: its declarations alone. */
export interface Declarations {
  /** The department, and the schema of its tables. */
  readonly department: string;
  readonly datasets: ReadonlyArray<Dataset>;
  readonly stations: ReadonlyArray<StationTable>;
  /** Tables whose rows are entities. */
  readonly entities: ReadonlyArray<EntityTable>;
}

/** The part of a department's value from which its declarations are read. */
interface Declaring {
  readonly name: string;
  readonly datasets: ReadonlyArray<Dataset>;
  readonly stationTables?: ReadonlyArray<StationTable>;
  readonly entityTables?: ReadonlyArray<EntityTable>;
}

/** Returns the declarations of a department. */
export function declarationsOf(department: Declaring): Declarations {
  const { name, datasets, stationTables = [], entityTables = [] } = department;
  return { department: name, datasets, stations: stationTables, entities: entityTables };
}
