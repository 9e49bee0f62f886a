import { lazy, Route, Router } from 'preact-iso';
import { NotFound } from './pages/not-found';

// The addresses of the pages. web/web.go knows them too, so that each is answered with 200.
const Overview = lazy(() => import('./pages/overview'));

export function Routes() {
  return (
    <Router>
      <Route path="/" component={Overview} />
      <Route default component={NotFound} />
    </Router>
  );
}
