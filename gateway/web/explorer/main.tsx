import 'graphiql/setup-workers/vite';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { beginAfterSignOut } from '../common/clear-person';
import { LanguageProvider } from '../common/language';
import { queryClient } from '../common/query-client';
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
import '../common/base.css';
import './explorer.css';
import { CallerProvider } from './caller/caller';
import { Explorer } from './explorer';
import { LastAnswerProvider } from './result/last-answer';

beginAfterSignOut();
const client = queryClient();
const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <LanguageProvider>
        <QueryClientProvider client={client}>
          <CallerProvider>
            <LastAnswerProvider>
              <Explorer />
            </LastAnswerProvider>
          </CallerProvider>
        </QueryClientProvider>
      </LanguageProvider>
    </StrictMode>,
  );
