import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { Failure } from '../common/states';
import { Frame } from './frame';
import { NotFound } from './not-found';

const root = createRootRoute({
  component: Frame,
  notFoundComponent: NotFound,
  errorComponent: ({ error }) => <Failure error={error} />,
});

const page = <Path extends string>(
  path: Path,
  load: () => Promise<Record<string, unknown>>,
  name: string,
) =>
  createRoute({
    getParentRoute: () => root,
    path,
    component: lazyRouteComponent(load as () => Promise<Record<string, never>>, name),
  });

const routeTree = root.addChildren([
  page('/', () => import('./overview/overview-page'), 'OverviewPage'),
  page('/catalogue', () => import('./catalogue/catalogue-page'), 'CataloguePage'),
  page('/catalogue/$department/$name', () => import('./catalogue/dataset-page'), 'DatasetPage'),
  page('/stations', () => import('./stations/stations-page'), 'StationsPage'),
  page('/stations/$kind/$id', () => import('./stations/station-page'), 'StationPage'),
  page('/analysis', () => import('./analysis/analysis-page'), 'AnalysisPage'),
  page('/analysis/$recipe', () => import('./analysis/recipe-page'), 'RecipePage'),
  page('/requests', () => import('./requests/requests-page'), 'DataRequestsPage'),
  page('/requests/new', () => import('./requests/new-request-page'), 'NewDataRequestPage'),
  page('/requests/$id', () => import('./requests/request-page'), 'DataRequestPage'),
  page('/releases', () => import('./releases/releases-page'), 'ReleasesPage'),
  page('/reviews', () => import('./reviews/reviews-page'), 'ReviewsPage'),
  page('/record', () => import('./audit/audit-page'), 'AuditPage'),
  page('/plan', () => import('./mandate/mandate-page'), 'MandatePage'),
  page('/sign-in', () => import('./sign-in-page'), 'SignInPage'),
  page('/enrol', () => import('./enrol/enrol-page'), 'EnrolPage'),
  page('/enrolments', () => import('./halves/halves-page'), 'HalvesPage'),
]);

/** The routes of the console; each page is loaded when it is first opened. */
export const router = createRouter({ routeTree, defaultPreload: 'intent' });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
