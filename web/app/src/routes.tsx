import { lazy, Route, Router } from 'preact-iso';
import { NotFound } from './pages/not-found';

// The addresses of the pages. web/web.go knows them too, so that each is answered with 200.
const Overview = lazy(() => import('./pages/overview'));
const DataIndex = lazy(() => import('./pages/data-index'));
const DataPage = lazy(() => import('./pages/data'));

export function Routes() {
  return (
    <Router>
      <Route path="/" component={Overview} />
      <Route path="/data" component={DataIndex} />
      <Route path="/data/:kind" component={DataPage} />
      <Route default component={NotFound} />
    </Router>
  );
}
