// The console's own reconnect dialog: no inline style or script, so that the content security policy stays strict.
const dialog = document.getElementById('components-reconnect-modal');

const reloadedAt = 'iamConsole.reloadedAt';
const reloadAgainAfter = 15000;

// A page that ends its circuit as it opens would be loaded over and over: the second time it is for the reader to say. So it is
// where something is unsaved and the reader, asked by the browser, stays.
const reload = () => {
  dialog.className = 'dialog reconnect components-reconnect-resume-failed';
  if (!dialog.open) {
    dialog.showModal();
  }
  dialog.querySelector('h2').focus();
  if (Date.now() - Number(sessionStorage.getItem(reloadedAt)) >= reloadAgainAfter) {
    sessionStorage.setItem(reloadedAt, Date.now());
    location.reload();
  }
};

// Where the session has ended meanwhile, the server refuses the connection, which looks as if it were still away.
let lastAttempt = 0;
const leaveIfSignedOut = async (number) => {
  if (number === lastAttempt) {
    return;
  }
  lastAttempt = number;
  try {
    if ((await fetch('_blazor/initializers')).status === 401) {
      reload();
    }
  } catch {
    // Still away.
  }
};

const attempt = async (reconnect) => {
  try {
    if (!await reconnect() && !await Blazor.resumeCircuit()) {
      reload();
      return;
    }
    dialog.close();
  } catch {
    document.addEventListener('visibilitychange', retryWhenVisible);
  }
};

const retryWhenVisible = () => {
  if (document.visibilityState === 'visible') {
    document.removeEventListener('visibilitychange', retryWhenVisible);
    attempt(() => Blazor.reconnect());
  }
};

dialog.addEventListener('components-reconnect-state-changed', (event) => {
  switch (event.detail.state) {
    case 'show':
      if (!dialog.open) {
        dialog.showModal();
        dialog.querySelector('h2').focus();
      }
      break;
    case 'retrying':
      leaveIfSignedOut(event.detail.currentAttempt);
      break;
    case 'hide':
      dialog.close();
      break;
    case 'failed':
      document.addEventListener('visibilitychange', retryWhenVisible);
      break;
    case 'rejected':
      reload();
      break;
  }
});
dialog.addEventListener('cancel', (event) => event.preventDefault());
document.getElementById('components-reconnect-button').addEventListener('click', () => attempt(() => Blazor.reconnect()));
document.getElementById('components-resume-button').addEventListener('click', () => attempt(() => Blazor.resumeCircuit()));
document.getElementById('components-reload-button').addEventListener('click', () => location.reload());
