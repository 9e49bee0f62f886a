import { ErrorBoundary, LocationProvider, useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { WithDay } from './as-of';
import { Broken } from './pages/broken';
import { Header } from './parts/header';
import { OriginBand } from './parts/origin-band';
import { Routes } from './routes';
import './app.css';

/** Links to these are no pages of this app: the browser follows them. */
const ours = /^\/(?!graphiql|templates\/|templates\.json|graphql|export|schema\.graphql|model\.json|config\.json)/;

export function App() {
  const [broken, setBroken] = useState(false);
  const onError = (error: unknown) => {
    console.error(error);
    setBroken(true);
  };
  return (
    <LocationProvider scope={ours}>
      <ErrorBoundary onError={onError}>
        {broken ? (
          <Broken />
        ) : (
          <WithDay>
            <Frame />
          </WithDay>
        )}
      </ErrorBoundary>
    </LocationProvider>
  );
}

function Frame() {
  const { path } = useLocation();
  if (path === '/screen') return <Routes />;
  return (
    <>
      <Header />
      <OriginBand />
      <Routes />
    </>
  );
}
