import { useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { useConfig, type Provider } from '../api/config';
import { Failure, unreachable } from '../api/failure';
import { beginSession } from '../api/session';
import { say } from '../language';
import { FailurePanel, Loading } from '../parts/panels';
import { Page } from '../parts/page';
import { bePerson, listPersons, type Person } from '../sign-in/persons';
import { sayRegions, sayRole } from '../sign-in/me';
import { useParams } from '../url';
import './sign-in.css';

/** SignIn is where a person says who is there. Then it goes on to the page from which it was opened. */
export default function SignIn() {
  const { data: config, failure, retry } = useConfig();
  return (
    <Page title={say('登录', 'Sign in')}>
      {failure && <FailurePanel failure={failure} retry={retry} />}
      {!config && !failure && <Loading class="sign-in-room" />}
      {config?.persons && <Persons />}
      {config?.provider && <WithProvider provider={config.provider} />}
      {config && !config.persons && !config.provider && (
        <p class="panel">
          {say(
            '此服务器的页面尚未设置登录方式：管理员可用 --issuer 与 --client-id 启用统一身份认证。',
            'This server has no way to sign in from its pages yet: who runs it sets one up with --issuer and --client-id.',
          )}
        </p>
      )}
    </Page>
  );
}

/** goOn is the page to go to: only one of this server. */
function goOn(to: string | null): string {
  return to !== null && /^\/(?![/\\])/.test(to) ? to : '/work';
}

/** WithProvider signs a person in at the provider of the server, and goes on when that sends the person back. */
function WithProvider({ provider }: { provider: Provider }) {
  const { route } = useLocation();
  const { params } = useParams();
  const [answer] = useState(() => (params.has('code') || params.has('error') ? new URL(location.href) : null));
  const [waiting, setWaiting] = useState(answer !== null);
  const [failure, setFailure] = useState<Failure>();
  const attempt = (work: () => Promise<void>) => {
    setWaiting(true);
    setFailure(undefined);
    work().catch((error: unknown) => {
      setWaiting(false);
      setFailure(error instanceof Failure ? error : unreachable());
    });
  };
  const load = () => import('../sign-in/provider');
  useEffect(() => {
    if (!answer) return;
    history.replaceState(null, '', '/sign-in'); // the code is not for the history of the browser
    attempt(async () => {
      const { signed, to } = await (await load()).fromProvider(provider, answer);
      beginSession(signed);
      route(goOn(to), true);
    });
  }, [answer]);
  return (
    <div class="provider">
      {failure && (
        <p class="panel failed" role="alert">
          {failure.message}
        </p>
      )}
      <button type="button" class="primary" disabled={waiting} aria-busy={waiting} onClick={() => attempt(async () => (await load()).toProvider(provider, goOn(params.get('to'))))}>
        {say('用统一身份认证登录', 'Sign in with your organisation')}
      </button>
      <p class="secondary">{say('将转到', 'You go to ')}{new URL(provider.issuer).host}{say('，登录后返回。登录只在本标签页有效。', ' and come back. It holds for this tab only.')}</p>
    </div>
  );
}

/** Persons are those that one can be on a demonstration. */
function Persons() {
  const { route } = useLocation();
  const to = useParams().params.get('to');
  const [persons, setPersons] = useState<Person[]>();
  const [failure, setFailure] = useState<Failure>();
  const [chosen, setChosen] = useState<string>();
  const [attempt, setAttempt] = useState(0);
  const fail = (error: unknown) => setFailure(error instanceof Failure ? error : unreachable());
  useEffect(() => {
    setFailure(undefined);
    listPersons().then(setPersons, fail);
  }, [attempt]);
  const choose = async (subject: string) => {
    if (chosen) return;
    setChosen(subject);
    setFailure(undefined);
    try {
      beginSession(await bePerson(subject));
      route(goOn(to), true);
    } catch (error) {
      fail(error);
    } finally {
      setChosen(undefined);
    }
  };
  return (
    <>
      <p class="persons-note">
        {say(
          '这里是演示数据：以下人员均为虚构，任选一人登录，体验其工作。登录只在本标签页有效。',
          'This is a demonstration: these persons are made up. Choose one and work as that person. It holds for this tab only.',
        )}
      </p>
      {failure && <FailurePanel failure={failure} retry={() => setAttempt((n) => n + 1)} />}
      {!persons && !failure && <Loading class="sign-in-room" />}
      <ul class="plain-list persons">
        {persons?.map((person) => (
          <li key={person.subject}>
            <button type="button" aria-busy={chosen === person.subject} onClick={() => void choose(person.subject)}>
              <strong>{person.name}</strong>
              <span>{[sayRole(person.role), sayRegions(person.regions)].filter(Boolean).join(' · ')}</span>
              <span class="secondary">{sayWork(person.role)}</span>
              <span class="made-up-mark">{say('虚构', 'made up')}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** sayWork is what a person of a role does. */
function sayWork(role: Person['role']): string {
  switch (role) {
    case 'COORDINATOR':
      return say('登记、提交本县的记录，确认对方提交的记录', "Registers and hands in the county's records, confirms those of the other side");
    case 'REVIEWER':
      return say('审核双方都已确认的记录，年终关账', 'Validates what both sides agree on, and closes the year');
    case 'ADMIN':
      return say('管理结对关系和人员权限', 'Keeps pairings, people and their rights');
    case 'ANALYST':
      return say('只查看数据', 'Only reads');
  }
}
