import { schemaBuilder } from '../../gateway/cli/schema/schema-builder';

/**
 * The schema of a department, built once for all test files of a worker; anyone who asks for it
 * changes nothing in it.
 */
export const schemaOf = schemaBuilder();
