import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { HISTORY_PLUGIN } from '@graphiql/plugin-history';
import { GraphiQL } from 'graphiql';
import { LanguageSwitch, useLanguage } from '../common/language';

const fetcher = createGraphiQLFetcher({ url: '/graphql' });

/** GraphiQL with what this hub adds. */
export function Explorer() {
  const { t } = useLanguage();
  return (
    <GraphiQL fetcher={fetcher} plugins={[HISTORY_PLUGIN]} shouldPersistHeaders={false}>
      <GraphiQL.Logo>
        <a href="/">{t({ zh: '江门 RiverGate', en: 'RiverGate' })}</a> <LanguageSwitch />
      </GraphiQL.Logo>
    </GraphiQL>
  );
}
