import { aliases } from './aliases';
import { depth } from './depth';
import { directives } from './directives';
import { expansion } from './cost/expansion';
import { fragments } from './fragments';
import { listSize } from './cost/list-size';
import { names } from './names';
import { nesting } from './nesting';
import { repeats } from './repeats';
import { rootFields } from './root-fields';
import type { Rule } from './rule';
import { storableLiterals, storableVariables } from './storable-texts';
import { tokens } from './tokens';

/** The laws that look at the document alone, in order; what they found once holds as long as the document. */
export const documentRules: ReadonlyArray<Rule> = [
  tokens,
  nesting,
  names,
  fragments,
  depth,
  aliases,
  rootFields,
  directives,
  expansion,
  repeats,
  storableLiterals,
];

/** The laws that look at the variables too, in order; they are asked for every request, before its cost. */
export const requestRules: ReadonlyArray<Rule> = [storableVariables, listSize];
