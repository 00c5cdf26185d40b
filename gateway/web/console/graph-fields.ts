import { useMemo } from 'react';
import { useAnswer } from '../common/use-answer';
import { GraphFieldsDocument, type GraphFieldsQuery } from '../generated/common/graph';
import { HOUR_MS } from './times';

/** A field of the graph, as introspection returns it. */
export type GraphField = NonNullable<
  GraphFieldsQuery['__schema']['types'][number]['fields']
>[number];

/** A type, possibly wrapped in lists and non-null marks. */
interface TypeRef {
  readonly kind: string;
  readonly name: string | null;
  readonly ofType?: TypeRef | null;
}

/** The fields of every type of the graph, by the type's name. */
export type GraphFields = ReadonlyMap<string, ReadonlyArray<GraphField>>;

/**
 * Fetches the fields of the graph by introspection, once an hour, since they change rarely; null
 * while they are not loaded.
 */
export function useGraphFields({ isWanted = true } = {}): GraphFields | null {
  const { data } = useAnswer(GraphFieldsDocument, {}, { isWanted, staleTime: HOUR_MS });
  return useMemo(() => (data?.data ? graphFields(data.data) : null), [data]);
}

/** Indexes the answer of introspection by type. */
export function graphFields({ __schema: { types } }: GraphFieldsQuery): GraphFields {
  return new Map(types.map(({ name, fields }) => [name ?? '', fields ?? []]));
}

/** The named type of a field, without lists and non-null marks. */
export function typeName({ type }: GraphField): string {
  return innermost(type).name ?? '';
}

/** Whether a field is a list. */
export function isList({ type }: GraphField): boolean {
  return type.kind === 'LIST' || type.ofType?.kind === 'LIST';
}

/** Whether the field is a scalar or an enumeration. */
export function isLeaf({ type }: GraphField): boolean {
  const { kind } = innermost(type);
  return kind === 'SCALAR' || kind === 'ENUM';
}

/** Whether the field requires no arguments. */
export function wantsNothing({ args }: GraphField): boolean {
  return args.every(({ type }) => type.kind !== 'NON_NULL');
}

function innermost(type: TypeRef): TypeRef {
  return type.ofType ? innermost(type.ofType) : type;
}
