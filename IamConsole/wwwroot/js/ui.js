// What only the browser can do for the console. No page-specific code.
(() => {
  'use strict';
  const ui = window.iamConsole;

  const topDialog = () => [...document.querySelectorAll('dialog[open]')].at(-1);

  // What lies below a modal dialog is not read out: there the message is given from within.
  ui.announce = (text) => {
    const dialog = topDialog();
    let region = dialog ? dialog.querySelector(':scope > .announcer') : document.getElementById('announcer');
    if (!region) {
      region = document.createElement('div');
      region.className = 'visually-hidden announcer';
      region.setAttribute('role', 'status');
      (dialog ?? document.body).append(region);
    }
    region.textContent = '';
    setTimeout(() => { region.textContent = text; }, 50);
  };

  // Who has been told already why the page has to be left is not asked once more by the browser. Listens before Blazor's own question does.
  let leaving = false;
  window.addEventListener('beforeunload', (event) => {
    if (leaving) {
      event.stopImmediatePropagation();
    }
  });
  ui.leave = (address) => {
    leaving = true;
    location.assign(address);
  };

  // Focus and dialogs ---------------------------------------------------------------------------------------------
  let remembered = null;
  ui.focus = (element) => element?.focus?.();
  ui.focusMain = () => document.getElementById('main')?.focus({ preventScroll: true });
  ui.rememberFocus = () => { remembered = document.activeElement; };
  ui.restoreFocus = () => {
    if (remembered?.isConnected) {
      remembered.focus();
    }
    remembered = null;
  };
  ui.focusFirstError = () => requestAnimationFrame(() => {
    const scope = topDialog() ?? document.querySelector('main');
    const field = scope?.querySelector('[aria-invalid="true"]');
    if (field) {
      field.focus();
      field.scrollIntoView({ block: 'center' });
    } else {
      [...(scope?.querySelectorAll('.refusal, .field-error[role="alert"]') ?? [])].at(-1)?.scrollIntoView({ block: 'nearest' });
    }
  });

  ui.showLine = (line) => {
    const listing = line?.closest('.json-scroll');
    if (listing) {
      listing.scrollTop += line.getBoundingClientRect().top - listing.getBoundingClientRect().top - listing.clientHeight / 4;
    }
  };

  const openers = new WeakMap();
  const returnFocus = (dialog) => {
    const opener = openers.get(dialog);
    openers.delete(dialog);
    if (opener?.isConnected) {
      opener.focus();
    } else {
      document.querySelector('h1')?.focus();
    }
  };
  ui.showModal = (dialog) => {
    if (!dialog || dialog.open) {
      return;
    }
    openers.set(dialog, document.activeElement);
    dialog.showModal();
    (dialog.querySelector('[data-autofocus]') ?? dialog.querySelector('h2'))?.focus();
    const watch = new MutationObserver(() => {
      if (!dialog.isConnected) {
        watch.disconnect();
        returnFocus(dialog);
      } else if (!dialog.open) {
        watch.disconnect();
      }
    });
    watch.observe(document.body, { childList: true, subtree: true });
  };
  ui.closeModal = (dialog) => {
    if (dialog?.open) {
      dialog.close();
      returnFocus(dialog);
    }
  };

  // Clipboard: the API where the page is in a secure context, a selected text area elsewhere ------------------------
  const copyByCommand = (text, near) => {
    const area = document.createElement('textarea');
    area.value = text;
    area.setAttribute('readonly', '');
    area.className = 'visually-hidden';
    (near.closest('dialog') ?? document.body).append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    near.focus();
    return done;
  };
  const copy = async (button) => {
    let done = false;
    try {
      if (navigator.clipboard && window.isSecureContext) {
        await navigator.clipboard.writeText(button.dataset.copy);
        done = true;
      }
    } catch {
      done = false;
    }
    done = done || copyByCommand(button.dataset.copy, button);
    button.dataset.copied = done ? 'yes' : 'no';
    ui.announce(done ? 'Copied' : 'Copying failed: select the text and copy it yourself');
    setTimeout(() => { delete button.dataset.copied; }, 2000);
  };

  ui.download = async (name, type, stream) => {
    const buffer = await stream.arrayBuffer();
    const address = URL.createObjectURL(new Blob([buffer], { type }));
    const link = document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  };

  ui.store = {
    read: (key) => {
      try {
        return localStorage.getItem(key);
      } catch {
        return null;
      }
    },
    write: (key, value) => {
      try {
        localStorage.setItem(key, value);
      } catch {
        // Preferences are a convenience; a browser may refuse to keep them.
      }
    },
  };

  // Delegated behaviour, for static and interactive pages alike ------------------------------------------------------
  document.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const copyButton = target?.closest('[data-copy]');
    if (copyButton) {
      copy(copyButton);
      return;
    }
    if (target?.closest('.skip-link')) {
      event.preventDefault();
      event.stopPropagation();
      document.getElementById('main')?.focus();
      return;
    }
    const item = target?.closest('[popover] a, [popover] [data-closes]');
    item?.closest('[popover]')?.hidePopover();
  }, true);

  // The rules of a password, ticked while it is typed; the text stays in the browser.
  const symbols = "!@#$%^&*()_+-=[]{}|'";
  const passwordRules = {
    length: (text, number) => text.length >= number && text.length <= 128,
    upper: (text) => /[A-Z]/.test(text),
    lower: (text) => /[a-z]/.test(text),
    number: (text) => /[0-9]/.test(text),
    symbol: (text) => [...text].some((character) => symbols.includes(character)),
    kinds: (text, number) => ['upper', 'lower', 'number', 'symbol'].filter((rule) => passwordRules[rule](text)).length >= number,
  };
  document.addEventListener('input', (event) => {
    const list = event.target?.id ? document.querySelector(`[data-password-for="${CSS.escape(event.target.id)}"]`) : null;
    if (!list) {
      return;
    }
    const rules = [...list.querySelectorAll('[data-password-rule]')];
    for (const rule of rules) {
      const met = passwordRules[rule.dataset.passwordRule](event.target.value, Number(rule.dataset.number));
      rule.dataset.met = String(met);
      rule.querySelector('.password-state').textContent = met ? ': met' : ': not yet met';
    }
    const met = rules.filter((rule) => rule.dataset.met === 'true').length;
    list.querySelector('[role="status"]').textContent = `${met} of ${rules.length} password rules met`;
  });

  // A box that shows what is typed into password fields.
  document.addEventListener('change', (event) => {
    for (const id of (event.target?.dataset?.shows ?? '').split(' ').filter(Boolean)) {
      document.getElementById(id).type = event.target.checked ? 'text' : 'password';
    }
  });

  // A field with data-debounce tells the server when typing pauses, not at each key.
  const timers = new WeakMap();
  document.addEventListener('input', (event) => {
    const field = event.target;
    const wait = Number(field?.dataset?.debounce);
    if (!wait) {
      return;
    }
    clearTimeout(timers.get(field));
    timers.set(field, setTimeout(() => field.dispatchEvent(new Event('change', { bubbles: true })), wait));
  });
  document.addEventListener('change', (event) => {
    if (event.target?.dataset?.debounce) {
      clearTimeout(timers.get(event.target));
    }
  }, true);

  // The first thing that is typed or chosen in a form or dialog that is guarded says that there is something to lose.
  document.addEventListener('input', (event) => {
    const field = event.target instanceof Element ? event.target : null;
    const told = field?.closest('[data-guarded], [data-unguarded], dialog')?.querySelector(':scope > [data-touched]');
    if (told && told.dataset.touched !== 'true') {
      told.dataset.touched = 'true';
      told.dispatchEvent(new Event('change', { bubbles: true }));
    }
  });

  // A table that fits its width leaves the scrolling to the page, so that its header can stay in view; that of a wider one goes as far as its rows do.
  const fits = new ResizeObserver((entries) => {
    for (const wrap of new Set(entries.map((entry) => entry.target.closest('.table-wrap')))) {
      const table = wrap?.querySelector(':scope > .table');
      wrap?.toggleAttribute('data-fits', !!table && table.offsetWidth <= wrap.clientWidth);
      const height = table?.tHead?.offsetHeight ?? 0;
      wrap?.style.setProperty('--heading-height', `${height}px`);
      wrap?.style.setProperty('--heading-way', `${Math.max(0, (table?.offsetHeight ?? 0) - height)}px`);
    }
  });
  new MutationObserver((changes) => {
    const added = changes.flatMap((change) => [...change.addedNodes]).filter((node) => node instanceof Element);
    for (const table of added.flatMap((node) => (node.matches('.table-wrap > .table') ? [node] : [...node.querySelectorAll('.table-wrap > .table')]))) {
      fits.observe(table);
      fits.observe(table.parentElement);
    }
  }).observe(document.body, { childList: true, subtree: true });

  // The grip at the end of a column's heading: arrow keys or dragging make the column wider or narrower.
  const sizeColumn = (grip, width) => {
    const heading = grip.closest('th');
    const pixels = Math.min(Math.max(width, Number(grip.min)), Number(grip.max));
    for (const row of heading.closest('table').rows) {
      const cell = row.cells.length > heading.cellIndex && row.cells[0].colSpan === 1 ? row.cells[heading.cellIndex] : null;
      if (cell) {
        cell.classList.add('cell-sized');
        cell.style.width = cell.style.minWidth = cell.style.maxWidth = `${pixels}px`;
      }
    }
    return pixels;
  };
  const gripOf = (event) => (event.target instanceof Element ? event.target.closest('.column-grip') : null);
  document.addEventListener('focusin', (event) => {
    const grip = gripOf(event);
    if (grip) {
      grip.value = grip.closest('th').offsetWidth;
    }
  });
  document.addEventListener('input', (event) => {
    const grip = gripOf(event);
    if (grip) {
      sizeColumn(grip, Number(grip.value));
    }
  });
  document.addEventListener('pointerdown', (event) => {
    const grip = gripOf(event);
    if (!grip || event.button !== 0) {
      return;
    }
    event.preventDefault();
    grip.focus();
    grip.setPointerCapture(event.pointerId);
    const from = { x: event.clientX, width: grip.closest('th').offsetWidth };
    const move = (moved) => { grip.value = sizeColumn(grip, from.width + moved.clientX - from.x); };
    grip.addEventListener('pointermove', move);
    grip.addEventListener('lostpointercapture', (ended) => {
      grip.removeEventListener('pointermove', move);
      if (ended.clientX !== from.x) {
        grip.dispatchEvent(new Event('change', { bubbles: true }));
      }
    }, { once: true });
  });

  // Enter in a search field, or in one that goes to a page, acts at once; it does not submit the form around it. Arrows walk through what a combobox offers.
  document.addEventListener('keydown', (event) => {
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && event.target?.role === 'combobox') {
      event.preventDefault();
      return;
    }
    if (event.key === 'Enter' && (event.target?.type === 'search' || event.target?.dataset?.enter === 'change')) {
      event.preventDefault();
      event.target.dispatchEvent(new Event('change', { bubbles: true }));
    }
  });

  // Escape puts away the reason that is shown, until its button is come to anew.
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') {
      return;
    }
    for (const shown of document.querySelectorAll('.reasoned:is(:hover, :focus-within)')) {
      shown.dataset.dismissed = '';
      for (const leaving of ['pointerleave', 'focusout']) {
        shown.addEventListener(leaving, () => delete shown.dataset.dismissed, { once: true });
      }
    }
  });

  // '/' goes to the search of the top bar, except where it is typed as a character.
  document.addEventListener('keydown', (event) => {
    const search = document.getElementById('global-search');
    const types = event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable], .monaco-editor');
    if (event.key === '/' && search && !types && !event.ctrlKey && !event.metaKey && !event.altKey && !document.querySelector('dialog[open]')) {
      event.preventDefault();
      search.focus();
      search.select();
    }
  });

  ui.passkeys = {
    obstacle: async () => (await import('./passkeys.js')).obstacle(),
    create: async (options) => (await import('./passkeys.js')).create(options),
    get: async (options) => (await import('./passkeys.js')).get(options),
  };

  // A form over plain HTML that is sent with what a passkey has signed.
  const showPasskeyProblem = (text) => {
    const problem = document.querySelector('[data-passkey-problem]');
    problem.hidden = text === null;
    problem.querySelector('p').textContent = text ?? '';
  };
  if (document.querySelector('form[data-passkey-options]')) {
    ui.passkeys.obstacle().then(showPasskeyProblem);
  }
  document.addEventListener('submit', async (event) => {
    const form = event.target;
    const options = form?.dataset?.passkeyOptions;
    if (!options) {
      return;
    }
    event.preventDefault();
    showPasskeyProblem(null);
    const answer = await ui.passkeys.get(options);
    if (answer.credential) {
      form.elements['Form.Credential'].value = answer.credential;
      form.submit();
    } else {
      showPasskeyProblem(answer.problem);
    }
  });

  ui.editor = {
    create: async (...args) => (await import('./policy-editor.js')).create(...args),
  };
})();
