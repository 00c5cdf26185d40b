import type { Reader, Transaction } from '../data/database';
import type { AccountKeeping } from '../identity/account-keeping';
import type { DepartmentContext } from '../monitoring/department-context';
import type { SharingState } from '../sharing/sharing-state';

/** What the exchange does for the command line and for the processes that it starts; one subgraph exports it. */
export interface ControlPlane {
  /** The subgraph that implements it: its folder, its schema and its link. */
  readonly department: string;
  readonly sharing: SharingKeeper;
  readonly accounts: AccountKeeping;
  readonly dataRequestFiles: DataRequestFiles;
  /** What its READMEs show of its code. */
  readonly readmeTables: () => ReadonlyArray<ReadmeTable>;
}

/** A table that a README shows, printed from code. */
export interface ReadmeTable {
  /** The README, from the root of the project. */
  readonly readme: string;
  /** Its name in the marker of the README. */
  readonly name: string;
  readonly text: string;
}

/** Keeps what sharing rests on. */
export interface SharingKeeper {
  readonly version: (reader: Reader) => Promise<number>;
  readonly load: (reader: Reader, isDemonstration: boolean) => Promise<SharingState>;
  /** Whether real data have come in, with which the demonstration has ended permanently. */
  readonly hasRealData: (reader: Reader) => Promise<boolean>;
  /** Confirms and releases for the demonstration what has been announced; safe to repeat. */
  readonly seedDemo: (transaction: Transaction, today: string) => Promise<void>;
}

/** Takes requests out to files and in from them, for a context of the same department. */
export interface DataRequestFiles {
  readonly export: (context: DepartmentContext, format: DataRequestFileFormat) => Promise<string>;
  readonly import: (
    context: DepartmentContext,
    file: DataRequestFile,
  ) => Promise<DataRequestFileReport>;
}

/** Form of a file of requests. */
export type DataRequestFileFormat = 'JSON' | 'CSV';

/** A file of requests as it came. */
export interface DataRequestFile {
  readonly format: DataRequestFileFormat;
  readonly content: Buffer;
}

/** What was done with the requests of a file. */
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
