// Passkeys and security keys: the browser's side of WebAuthn. What a browser cannot do is said in words for the page.

export const obstacle = () => {
  if (!window.isSecureContext) {
    return 'Browsers use passkeys and security keys on https addresses and on http://localhost only. Ask whoever runs this console for an https address.';
  }
  if (/^[\d.]+$|^\[/.test(location.hostname)) {
    return `Passkeys and security keys belong to a name, and this address is a number. Open the console under a name, such as ${location.protocol}//localhost:${location.port}/ on the same machine.`;
  }
  if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON) {
    return 'This browser does not know passkeys and security keys, or is too old for them. Use a newer one.';
  }
  return null;
};

const problemOf = (error) => {
  switch (error?.name) {
    case 'NotAllowedError':
      return 'It was cancelled, or it took too long. Try again.';
    case 'InvalidStateError':
      return 'This passkey or security key is registered already.';
    case 'SecurityError':
      return 'The browser refuses passkeys and security keys at this address.';
    default:
      return `The browser could not do it (${error?.name ?? 'unknown'}).`;
  }
};

const answer = async (act) => {
  const hindered = obstacle();
  if (hindered) {
    return { problem: hindered };
  }
  try {
    return { credential: JSON.stringify(await act()) };
  } catch (error) {
    return { problem: problemOf(error) };
  }
};

export const create = (options) => answer(() =>
  navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(options)) }));

export const get = (options) => answer(() =>
  navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(options)) }));
