import { useLocation } from 'preact-iso';
import { chooseLanguage, language, say } from '../language';
import { chooseTheme, theme } from '../theme';
import { linkTo } from '../url';
import { AsOf } from './as-of';
import { PersonMenu, WorkLink } from './person';
import './header.css';

/** The pages that the header leads to. */
const places = [
  { path: '/', zh: '总览', en: 'Overview' },
  { path: '/data', zh: '数据', en: 'Data' },
  { path: '/explore', zh: '分析', en: 'Explore' },
  { path: '/reconciliation', zh: '对账', en: 'Reconciliation' },
  { path: '/quality', zh: '质量', en: 'Quality' },
  { path: '/assessment', zh: '考核', en: 'Assessment' },
];

export function Header() {
  const { path } = useLocation();
  const current = (to: string) => (to === '/' ? path === '/' : path === to || path.startsWith(to + '/'));
  return (
    <header class="header no-print">
      <a class="skip" href="#main" onClick={skip}>
        {say('跳到内容', 'Skip to the content')}
      </a>
      <a class="brand" href={linkTo('/')}>
        {say('结对', 'jiedui')}
      </a>
      <nav aria-label={say('主导航', 'Main')}>
        <ul class="plain-list">
          <WorkLink current={current('/work')} />
          {places.map((place) => (
            <li key={place.path}>
              <a href={linkTo(place.path)} aria-current={current(place.path) ? 'page' : undefined}>
                {say(place.zh, place.en)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="settings">
        <AsOf />
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
      <PersonMenu />
    </header>
  );
}

function skip(event: Event) {
  event.preventDefault();
  document.querySelector<HTMLElement>('#main h1')?.focus();
}

function LanguageSwitch() {
  const chinese = language.value === 'zh';
  return (
    <button type="button" class="quiet" lang={chinese ? 'en' : 'zh-CN'} onClick={() => chooseLanguage(chinese ? 'en' : 'zh')}>
      {chinese ? 'English' : '中文'}
    </button>
  );
}

function ThemeSwitch() {
  const dark = theme.value === 'dark';
  const label = dark ? say('浅色', 'Light') : say('深色', 'Dark');
  return (
    <button type="button" class="quiet" onClick={() => chooseTheme(dark ? 'light' : 'dark')}>
      {label}
    </button>
  );
}
