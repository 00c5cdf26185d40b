import { schemaBuilder } from '../../gateway/cli/schema/schema-builder';

/**
 * The schema of a department, built once for all test files of a worker; tests must not modify it.
 */
export const schemaOf = schemaBuilder();
