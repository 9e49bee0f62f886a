// Runs before the first paint, in any browser: the theme and the language that were chosen, and a word where the pages
// cannot run.
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

  function tell(zh, en) {
    document.body.innerHTML =
      '<main class="plain"><h1>结对 jiedui</h1><p lang="zh-CN">' + zh + '</p><p lang="en">' + en + '</p>' +
      '<p><a href="">重新打开 · Open it again</a></p></main>';
  }
  if (!('noModule' in document.createElement('script')) || typeof Array.prototype.findLast !== 'function') {
    document.addEventListener('DOMContentLoaded', function () {
      tell(
        '此浏览器版本过旧，无法显示页面：请使用 2022 年以后的 Chrome、Edge、Firefox、Safari，或 360 浏览器的极速模式。',
        'This browser is too old for these pages: use Chrome, Edge, Firefox or Safari of 2022 or newer.'
      );
    });
  }
  // The code of the pages does not come.
  window.addEventListener('error', function (event) {
    if (!event.target || event.target.tagName !== 'SCRIPT') return;
    tell(
      '页面没有加载完整：网络可能中断，或服务器刚刚升级。请稍后重新打开。',
      'The page did not load as a whole: the network may have failed, or the server has just been upgraded. Open it again in a moment.'
    );
  }, true);
})();
