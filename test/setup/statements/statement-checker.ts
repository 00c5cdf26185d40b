import type { Client, Connection, FieldDef, Submittable } from 'pg';
import type { Columns, Parameters, Statement } from '../../../shared/data/statement';

/** Any statement. */
export type AnyStatement = Statement<unknown, ReadonlyArray<unknown>>;

/** Compares statements with their description by a database, without running them. */
export interface StatementChecker {
  /**
   * The differences between a statement and the database, one per line; empty if there are none.
   */
  faultsOf(statement: AnyStatement): Promise<ReadonlyArray<string>>;
}

/**
 * Opens the checker on a connection inside a transaction, which an invalid statement does not
 * abort.
 */
export async function statementChecker(client: Client): Promise<StatementChecker> {
  const types = await client.query<{ oid: number; name: string }>(
    'select oid, format_type(oid, null) as name from pg_type',
  );
  const nameOf = new Map(types.rows.map(({ oid, name }) => [oid, name]));
  const nullables = await client.query<{ key: string }>(
    `select attrelid || '.' || attnum as key from pg_attribute where attnum > 0 and not attnotnull`,
  );
  const canBeNull = new Set(nullables.rows.map(({ key }) => key));
  return {
    faultsOf: async ({ text, columns, parameters }) => {
      await client.query('savepoint described');
      try {
        const found = await described(client, text);
        return [
          ...columnFaults(columns, found.fields, { nameOf, canBeNull }),
          ...parameterFaults(parameters, found.parameters, nameOf),
        ];
      } catch (thrown) {
        await client.query('rollback to savepoint described');
        return [thrown instanceof Error ? thrown.message : String(thrown)];
      }
    },
  };
}

interface Known {
  readonly nameOf: ReadonlyMap<number, string>;
  /** Columns of tables that may be null, `<oid of the table>.<number>`. */
  readonly canBeNull: ReadonlySet<string>;
}

function columnFaults(
  declared: Columns,
  fields: ReadonlyArray<FieldDef>,
  { nameOf, canBeNull }: Known,
): string[] {
  const found = fields.map(({ name }) => name);
  const names = Object.keys(declared);
  return [
    ...names.filter((name) => !found.includes(name)).map((name) => `selects no column "${name}"`),
    ...fields.flatMap(({ name, dataTypeID, tableID, columnID }, at) => {
      const column = declared[name];
      if (!column) return [`declares no column "${name}"`];
      if (found.indexOf(name) !== at) return [`selects "${name}" twice`];
      const type = nameOf.get(dataTypeID) ?? String(dataTypeID);
      if (!column.columns.includes(type))
        return [
          `declares "${name}" as ${column.columns.join(' or ') || 'no readable type'}, but it is ${type}`,
        ];
      const mayBeNull = canBeNull.has(`${String(tableID)}.${String(columnID)}`);
      return mayBeNull && column.nulls === 'NONE'
        ? [`declares "${name}" as never null, but the column of the table may be`]
        : [];
    }),
  ];
}

function parameterFaults(
  declared: Parameters,
  found: ReadonlyArray<number>,
  nameOf: Known['nameOf'],
): string[] {
  if (declared.length !== found.length)
    return [`declares ${String(declared.length)} parameters, but has ${String(found.length)}`];
  return declared.flatMap(({ parameters }, at) => {
    const type = nameOf.get(found[at] ?? 0) ?? 'unknown';
    if (parameters.includes(type)) return [];
    return [`declares $${String(at + 1)} as ${parameters.join(' or ')}, but it is ${type}`];
  });
}

interface Described {
  readonly parameters: ReadonlyArray<number>;
  readonly fields: ReadonlyArray<FieldDef>;
}

/** PostgreSQL's answer to Parse and Describe for a statement. */
function described(client: Client, text: string): Promise<Described> {
  return new Promise((resolve, reject) => {
    client.query(new Description(text, { resolve, reject }));
  });
}

interface Settled {
  readonly resolve: (found: Described) => void;
  readonly reject: (thrown: Error) => void;
}

/** Messages of a connection that pg supports but its types omit. */
interface Describing extends Connection {
  parse(statement: { readonly name: string; readonly text: string }): void;
  describe(what: { readonly type: 'S'; readonly name: string }): void;
  sync(): void;
  once(
    event: 'parameterDescription',
    listener: (message: { readonly dataTypeIDs: ReadonlyArray<number> }) => void,
  ): this;
}

/** Sends one Parse, Describe and Sync; pg calls these methods as the answers arrive. */
class Description implements Submittable {
  private parameters: ReadonlyArray<number> = [];
  private fields: ReadonlyArray<FieldDef> = [];

  constructor(
    private readonly text: string,
    private readonly settled: Settled,
  ) {}

  submit(connection: Connection): void {
    const describing = connection as Describing;
    describing.removeAllListeners('parameterDescription');
    describing.once('parameterDescription', ({ dataTypeIDs }) => {
      this.parameters = dataTypeIDs;
    });
    describing.parse({ name: '', text: this.text });
    describing.describe({ type: 'S', name: '' });
    describing.sync();
  }

  handleRowDescription({ fields }: { readonly fields: ReadonlyArray<FieldDef> }): void {
    this.fields = fields;
  }

  handleError(fault: Error): void {
    this.settled.reject(fault); // After an error, pg reports nothing else to the query.
  }

  handleReadyForQuery(): void {
    const { parameters, fields } = this;
    this.settled.resolve({ parameters, fields });
  }
}
