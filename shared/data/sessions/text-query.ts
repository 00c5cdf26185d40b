import pg, { Query, type Connection } from 'pg';
import { serialize } from 'pg-protocol';

/** A row in PostgreSQL's own text: that of each column, in order. */
export type TextRow = ReadonlyArray<string | null>;

/** A statement with its values. */
interface NamedStatement {
  readonly text: string;
  readonly values: ReadonlyArray<unknown>;
  /** Under which the connection keeps it prepared. */
  readonly name: string;
  /** Whether the connection does not know the name yet. */
  readonly isNew: boolean;
}

/**
 * A prepared statement whose rows are read as texts. pg asks PostgreSQL to describe the columns of
 * every answer, which texts do not need, and writes each message by itself; this query writes one
 * packet and reads rows alone.
 */
export class TextQuery extends Query {
  private readonly texts: TextRow[] = [];

  constructor(
    private readonly statement: NamedStatement,
    private readonly onEnd: (thrown: Error | undefined, rows: ReadonlyArray<TextRow>) => void,
  ) {
    const { text, name } = statement;
    // For pg, which notes by name and text what a connection has prepared.
    super({ text, name }, (thrown) => {
      onEnd(thrown, []);
    });
  }

  /** Called by the client when its connection may write. */
  override submit = ({ stream }: Connection): null => {
    const { text, name, values, isNew } = this.statement;
    const bound = serialize.bind({
      statement: name,
      values: [...values],
      valueMapper: prepareValue,
    });
    const packet = isNew ? [serialize.parse({ text, name }), bound, RUN] : [bound, RUN];
    stream.write(Buffer.concat(packet));
    return null;
  };

  /** Called by the client for each row. */
  handleDataRow({ fields }: { readonly fields: TextRow }): void {
    this.texts.push(fields);
  }

  /** Called by the client at the end of the rows; the number of rows that it names is not needed. */
  handleCommandComplete(): void {
    // The answer ends with `handleReadyForQuery`.
  }

  /** Called by the client when PostgreSQL has answered in full. */
  handleReadyForQuery(): void {
    this.onEnd(undefined, this.texts);
  }
}

/** Runs what is bound, and ends the packet. */
const RUN = Buffer.concat([serialize.execute({}), serialize.sync()]);

/** How pg writes a value; its types do not declare it. */
const { prepareValue } = Reflect.get(pg, 'utils') as {
  readonly prepareValue: (value: unknown) => unknown;
};
