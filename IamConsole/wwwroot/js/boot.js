// Runs before the first paint: sets theme and density as this browser remembers them.
(() => {
  'use strict';
  const key = 'iamconsole.appearance';
  const themes = ['system', 'light', 'dark'];
  const densities = ['comfortable', 'compact', 'projector'];
  const root = document.documentElement;
  const systemIsDark = window.matchMedia('(prefers-color-scheme: dark)');

  const read = () => {
    let kept = {};
    try {
      kept = JSON.parse(localStorage.getItem(key)) ?? {};
    } catch {
      kept = {};
    }
    return {
      theme: themes.includes(kept.theme) ? kept.theme : 'system',
      density: densities.includes(kept.density) ? kept.density : 'comfortable',
    };
  };

  const apply = (appearance) => {
    const dark = appearance.theme === 'dark' || (appearance.theme === 'system' && systemIsDark.matches);
    root.dataset.theme = dark ? 'dark' : 'light';
    root.dataset.density = appearance.density;
    document.dispatchEvent(new CustomEvent('appearancechange'));
  };

  apply(read());
  systemIsDark.addEventListener('change', () => apply(read()));
  window.addEventListener('storage', (event) => {
    if (event.key === key) {
      apply(read());
    }
  });

  window.iamConsole = {
    appearance: {
      get: read,
      set: (appearance) => {
        try {
          localStorage.setItem(key, JSON.stringify(appearance));
        } catch {
          // A browser that keeps nothing still changes this page.
        }
        apply(appearance);
      },
    },
  };
})();
