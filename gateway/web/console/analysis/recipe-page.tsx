import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo, useState, type FormEvent } from 'react';
import { AnswerView } from '../../common/answer/answer-view';
import { CopyButton } from '../../common/copy-button';
import type { Language } from '../../common/kept-language';
import { PageHeading } from '../../common/page-heading';
import { useLanguage } from '../../common/language';
import { RECIPES, type Recipe } from '../../common/recipe';
import { textDocument } from '../../common/typed-document';
import { useAnswer } from '../../common/use-answer';
import { Answered } from '../answered';
import { NotFound } from '../not-found';
import { timeOf } from '../times';
import { useFieldWords } from './field-words';
import { recent, valuesOf, variablesOf } from './recipe-variables';
import { VariableInput } from './variable-input';

type Values = Readonly<Record<string, string | number>>;

/** A cross-domain query with inputs for its variables, which are part of the address. */
export function RecipePage() {
  const { recipe: name } = useParams({ strict: false });
  const recipe = RECIPES.find((one) => one.name === name);
  return recipe ? <RecipeView key={recipe.name} recipe={recipe} /> : <NotFound />;
}

function RecipeView({ recipe }: { readonly recipe: Recipe }) {
  const { t, language } = useLanguage();
  const isChinese = language === 'zh';
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const variables = useMemo(() => recent(variablesOf(recipe), Date.now()), [recipe]);
  const asked = useMemo(() => valuesOf(variables, search), [variables, search]);
  const answer = useAnswer(textDocument(recipe.query), asked);
  const wordsFor = useFieldWords(recipe.query);
  return (
    <>
      <article className="sheet">
        <p className="hint">
          <Link to="/analysis">{t({ zh: '专题分析', en: 'Analysis' })}</Link>
        </p>
        <PageHeading>{isChinese ? recipe.titleZh : recipe.titleEn}</PageHeading>
        <p>{isChinese ? recipe.storyZh : recipe.story}</p>
        <Inputs key={JSON.stringify(asked)} variables={variables} asked={asked} />
        <p className="tools">
          <CopyButton text={addressOf(recipe.name, asked)} words={SHARE} />
          <a href={`/explorer/?${explored(recipe, asked)}`}>
            {t({ zh: '在查询工作台中打开', en: 'Open in the explorer' })}
          </a>
        </p>
      </article>
      <section className="sheet">
        <h2>{t({ zh: '结果', en: 'Answer' })}</h2>
        <Answered answer={answer}>
          {(data) => (
            <AnswerView
              data={data}
              wordsFor={wordsFor}
              cellText={(cell) => cellText(cell, language)}
            />
          )}
        </Answered>
      </section>
    </>
  );
}

const SHARE = { zh: '复制本页地址', en: 'Copy this address' };

function Inputs({
  variables,
  asked,
}: {
  readonly variables: ReturnType<typeof variablesOf>;
  readonly asked: Values;
}) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const [values, setValues] = useState(asked);
  const run = (event: FormEvent) => {
    event.preventDefault();
    void navigate({ to: '.', search: values });
  };
  return (
    <form className="filters" onSubmit={run}>
      {variables.map((variable) => (
        <VariableInput
          key={variable.name}
          variable={variable}
          value={String(values[variable.name] ?? '')}
          onChange={(value) => setValues({ ...values, [variable.name]: value })}
        />
      ))}
      <button type="submit" className="primary">
        {t({ zh: '运行', en: 'Run' })}
      </button>
    </form>
  );
}

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** Formats a cell: instants in the city's time, booleans in words, anything else unchanged. */
function cellText(cell: string | number | boolean | null, language: Language): string {
  if (typeof cell === 'boolean') return language === 'zh' ? (cell ? '是' : '否') : String(cell);
  if (typeof cell === 'string' && INSTANT.test(cell)) return timeOf(cell, language);
  return String(cell ?? '—');
}

function addressOf(name: string, asked: Values): string {
  const search = new URLSearchParams(
    Object.entries(asked).map(([key, value]) => [key, JSON.stringify(value)]),
  );
  return `${location.origin}/analysis/${name}?${search.toString()}`;
}

function explored({ query }: Recipe, asked: Values): string {
  return new URLSearchParams({ query, variables: JSON.stringify(asked, null, 2) }).toString();
}
