import type { Reader, Transaction } from '../data/database';
import type { AccountKeeping } from '../identity/account-keeping';
import type { DepartmentContext } from '../monitoring/department-context';
import type { SharingState } from '../sharing/sharing-state';

/**
 * What the exchange provides to the command line and to the processes that it starts; exactly one
 * subgraph exports it.
 */
export interface ControlPlane {
  /** The subgraph that implements it: its folder, its schema and its link. */
  readonly department: string;
  readonly sharing: SharingKeeper;
  readonly accounts: AccountKeeping;
  readonly dataRequestFiles: DataRequestFiles;
  /** Tables that its READMEs show, printed from its code. */
  readonly readmeTables: () => ReadonlyArray<ReadmeTable>;
}

/** A table that a README shows, printed from code. */
export interface ReadmeTable {
  /** Path of the README from the root of the project. */
  readonly readme: string;
  /** Name of the table in the README's marker. */
  readonly name: string;
  readonly text: string;
}

/** Reads the sharing state and seeds it for the demonstration. */
export interface SharingKeeper {
  readonly version: (reader: Reader) => Promise<number>;
  readonly load: (reader: Reader, isDemonstration: boolean) => Promise<SharingState>;
  /** Whether real data have been imported, which ends the demonstration permanently. */
  readonly hasRealData: (reader: Reader) => Promise<boolean>;
  /** Confirms and releases the announced datasets for the demonstration; safe to repeat. */
  readonly seedDemo: (transaction: Transaction, today: string) => Promise<void>;
}

/** Exports data requests to files and imports them; the context is that of the exchange. */
export interface DataRequestFiles {
  readonly export: (context: DepartmentContext, format: DataRequestFileFormat) => Promise<string>;
  readonly import: (
    context: DepartmentContext,
    file: DataRequestFile,
  ) => Promise<DataRequestFileReport>;
}

/** Format of a file of data requests. */
export type DataRequestFileFormat = 'JSON' | 'CSV';

/** A file of data requests as received. */
export interface DataRequestFile {
  readonly format: DataRequestFileFormat;
  readonly content: Buffer;
}

/**
 * Result of an import: how many data requests of the file were read, created, … and which were
 * refused.
 */
export interface DataRequestFileReport {
  readonly read: number;
  readonly created: number;
  readonly resubmitted: number;
  readonly numbered: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly refusals: ReadonlyArray<{
    readonly line: number;
    readonly column: string;
    readonly value: string;
    readonly reason: string;
  }>;
}
