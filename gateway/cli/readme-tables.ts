import { alignedTable } from '../../shared/config/aligned-table';
import { settingsTable } from '../../shared/config/settings';
import { ERROR_CATALOGUE } from '../../shared/errors/catalogue';
import type { Feed } from '../../shared/monitoring/ingest/feed';
import { actsTable, rolesTable, readingMatrix } from './role-tables';
import type { ControlPlane, ReadmeTable } from '../../shared/server/control-plane';
import type { Command } from './command';

/** Input of the tables, in addition to what they import. */
export interface TableSources {
  readonly commands: ReadonlyArray<Command>;
  readonly feeds: ReadonlyArray<Feed>;
  readonly controlPlane: Pick<ControlPlane, 'readmeTables'>;
}

/** Every printed table, with the README that shows it. */
export function readmeTables({
  commands,
  feeds,
  controlPlane,
}: TableSources): ReadonlyArray<ReadmeTable> {
  return [
    { readme: 'gateway/cli/README.md', name: 'commands', text: commandsTable(commands) },
    { readme: 'shared/config/README.md', name: 'settings', text: settingsTable() },
    { readme: 'shared/errors/README.md', name: 'errors', text: errorsTable() },
    { readme: 'shared/identity/README.md', name: 'roles', text: rolesTable() },
    { readme: 'shared/identity/README.md', name: 'reading', text: readingMatrix() },
    { readme: 'shared/identity/README.md', name: 'acts', text: actsTable() },
    { readme: 'shared/monitoring/ingest/README.md', name: 'feeds', text: feedsTable(feeds) },
    ...controlPlane.readmeTables(),
  ];
}

/**
 * A README with the table inserted between `<!-- printed: <name> -->` and `<!-- end -->`. Throws
 * TypeError unless the README has exactly one such place.
 */
export function withTable(readme: string, { readme: file, name, text }: ReadmeTable): string {
  const place = new RegExp(`(<!-- printed: ${name} -->\n).*?(<!-- end -->)`, 'gs');
  const count = [...readme.matchAll(place)].length;
  if (count !== 1) {
    throw new TypeError(
      `${file} must have one place "<!-- printed: ${name} -->" … "<!-- end -->", but has ${String(count)}.`,
    );
  }
  return readme.replace(
    place,
    (_, begin: string, end: string) => `${begin}\n${text.trim()}\n\n${end}`,
  );
}

function commandsTable(commands: ReadonlyArray<Command>): string {
  return alignedTable(
    ['Command', 'Does'],
    commands.map(({ name, positionals, summary }) => [
      `\`${[name, escaped(positionals)].filter(Boolean).join(' ')}\``,
      escaped(summary),
    ]),
  );
}

function errorsTable(): string {
  return alignedTable(
    ['Code', 'Status', 'Meaning', 'Remedy'],
    Object.entries(ERROR_CATALOGUE).map(([code, { status, meaning, remedy }]) => [
      `\`${code}\``,
      String(status),
      escaped(meaning),
      escaped(remedy),
    ]),
  );
}

function feedsTable(feeds: ReadonlyArray<Feed>): string {
  return alignedTable(
    ['Feed', 'Reads', 'Dates', 'Options'],
    feeds.map(({ id, description, dates, options }) => [
      `\`${id}\``,
      escaped(description),
      dates ? `${dates.forms.map((form) => `\`${form}\``).join(', ')}; ${dates.zone}` : '',
      Object.entries(options)
        .map(([name, meaning]) => `\`--${name}\` ${escaped(meaning)}`)
        .join('; '),
    ]),
  );
}

/** A bar would end the cell. */
function escaped(text: string): string {
  return text.replaceAll('|', String.raw`\|`);
}
