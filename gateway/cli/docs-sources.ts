import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Supergraph } from '@apollo/federation-internals';
import { departmentNames, departments } from '../../subgraphs/registry';
import { CHAPTERS, type Chapter } from '../docs/chapters';
import type { DocsSources, WrittenChapter } from '../docs/docs-page';
import { harvest } from '../sharing/harvest';
import { composeSupergraph } from '../supergraph/compose';

/** The sources of `/docs` in a project folder: READMEs, committed schemas, datasets. */
export async function docsSources(root: string): Promise<DocsSources> {
  const { index, plainSdl } = harvest(committedSupergraph(root));
  return {
    chapters: CHAPTERS.map((chapter) => written(root, chapter)),
    schema: Supergraph.build(plainSdl).apiSchema().toGraphQLJSSchema(),
    index,
    datasets: (await departments()).flatMap(({ datasets }) => datasets),
  };
}

function written(root: string, chapter: Chapter): WrittenChapter {
  const file = (name: string) => join(root, chapter.folder, name);
  const chinese = file('README.zh-CN.md');
  return {
    ...chapter,
    en: readFileSync(file('README.md'), 'utf8'),
    zh: existsSync(chinese) ? readFileSync(chinese, 'utf8') : null,
  };
}

function committedSupergraph(root: string): string {
  const schemas = departmentNames().map((name) => ({
    name,
    sdl: readFileSync(join(root, 'subgraphs', name, 'schema.graphql'), 'utf8'),
  }));
  return composeSupergraph(schemas).supergraphSdl;
}
