/** Input of docker-compose.yml. */
export interface ComposedDepartments {
  /** Ids of the departments, in order. */
  readonly names: ReadonlyArray<string>;
  /** The department that signs grants: only it has the keys for that. */
  readonly exchange: string;
}

const DEPARTMENT = '<department>';
const OF_EXCHANGE = ' # the exchange alone';

/**
 * The text of docker-compose.yml. In the template, a line with `<department>`, and the whole
 * service of that name, is repeated for each department; `<links>` stands for the addresses of all
 * departments.
 */
export function composeFile(template: string, departments: ComposedDepartments): string {
  const links = departments.names.map((name) => `${name}=http://${name}:4100`).join(',');
  const blocks = template.replace('<links>', links).split('\n\n');
  const printed = blocks.map((block) =>
    block.startsWith(`  ${DEPARTMENT}:\n`)
      ? departments.names.map((name) => serviceOf(block, name, departments)).join('\n')
      : eachLine(block, departments),
  );
  const text = printed.join('\n\n');
  if (/<\w+>/.test(text))
    throw new TypeError('The template of docker-compose.yml has an unknown <…>.');
  return text;
}

function serviceOf(block: string, name: string, { exchange }: ComposedDepartments): string {
  const lines = block
    .split('\n')
    .filter((line) => name === exchange || !line.endsWith(OF_EXCHANGE));
  return lines.map((line) => line.replace(OF_EXCHANGE, '').replaceAll(DEPARTMENT, name)).join('\n');
}

function eachLine(block: string, { names }: ComposedDepartments): string {
  const lines = block
    .split('\n')
    .flatMap((line) =>
      line.includes(DEPARTMENT) ? names.map((name) => line.replaceAll(DEPARTMENT, name)) : [line],
    );
  return lines.join('\n');
}
