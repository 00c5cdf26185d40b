import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { beginAfterSignOut } from '../common/clear-person';
import { LanguageProvider } from '../common/language';
import { queryClient } from '../common/query-client';
import '../common/base.css';
import './console.css';
import { router } from './router';

beginAfterSignOut();
const client = queryClient();
const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <LanguageProvider>
        <QueryClientProvider client={client}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </LanguageProvider>
    </StrictMode>,
  );
