import { GraphQLError } from 'graphql';
import type { LinkError } from '../link';
import type { ResponseKeys } from '../planning/response-keys';
import type { AnswerPath } from './places';

/** A department that answered, and where its answer belongs. */
interface Answering {
  readonly department: string;
  /** The paths in the caller's answer; empty: the root. */
  readonly paths: ReadonlyArray<AnswerPath>;
  readonly keys: ResponseKeys;
  /** For a fetch of entities: the paths of the objects that share the entity of this index. */
  readonly pathsOfEntity?: (index: number) => ReadonlyArray<AnswerPath>;
}

const ENTITIES = '_entities';

/** The errors of a department with the paths that the caller knows. */
export function callersErrors(
  errors: ReadonlyArray<LinkError>,
  answering: Answering,
): ReadonlyArray<GraphQLError> {
  return errors.flatMap((error) =>
    pathsOf(error, answering).map((path) =>
      callersError(error, answering.department, path && callersPath(path, answering.keys)),
    ),
  );
}

function pathsOf(
  { path }: LinkError,
  { paths, pathsOfEntity }: Answering,
): ReadonlyArray<AnswerPath | undefined> {
  if (!path) return [undefined];
  const [field, index, ...rest] = path;
  if (!pathsOfEntity) return paths.map((place) => [...place, ...path]);
  if (field !== ENTITIES || typeof index !== 'number') return paths.map(upToList);
  const objects = pathsOfEntity(index);
  return objects.length === 0 ? paths.map(upToList) : objects.map((one) => [...one, ...rest]);
}

/** Where an error belongs that concerns no object in particular. */
function upToList(place: AnswerPath): AnswerPath {
  const list = place.indexOf('@');
  return list < 0 ? place : place.slice(0, list);
}

function callersPath(path: AnswerPath, keys: ResponseKeys): AnswerPath {
  return path.map((key) => (typeof key === 'string' ? keys.callers(key) : key));
}

function callersError(
  { message, extensions }: LinkError,
  department: string,
  path: AnswerPath | undefined,
): GraphQLError {
  return new GraphQLError(message || `The department "${department}" reports an error.`, {
    path,
    extensions: { code: 'DEPARTMENT_ERROR', ...extensions, serviceName: department },
  });
}
