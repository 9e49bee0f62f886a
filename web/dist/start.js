// Runs before the first paint, in any browser: the theme and the language that were chosen, and a word for old browsers.
(function () {
  var root = document.documentElement;
  var kept = {};
  try {
    kept = { theme: localStorage.getItem('jiedui.theme'), language: localStorage.getItem('jiedui.language') };
  } catch (e) {
    // nothing is kept where storage is refused
  }
  var dark = window.matchMedia && matchMedia('(prefers-color-scheme: dark)').matches;
  if (location.pathname === '/screen') kept.theme = 'dark';
  root.setAttribute('data-theme', kept.theme === 'dark' || (kept.theme !== 'light' && dark) ? 'dark' : 'light');
  if (kept.language === 'en') root.setAttribute('lang', 'en');
  var modern = 'noModule' in document.createElement('script') && typeof Array.prototype.findLast === 'function';
  if (!modern) {
    document.addEventListener('DOMContentLoaded', function () {
      document.body.innerHTML =
        '<h1>结对 jiedui</h1><p>此浏览器版本过旧，无法显示页面：请使用 2022 年以后的 Chrome、Edge、Firefox、Safari，或 360 浏览器的极速模式。</p>' +
        '<p lang="en">This browser is too old for these pages: use Chrome, Edge, Firefox or Safari of 2022 or newer.</p>';
    });
  }
})();
