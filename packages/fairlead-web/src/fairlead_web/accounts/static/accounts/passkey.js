// Passkeys: a form with data-passkey="create" or "get" asks the browser for one and then sends itself.
// The server's question stands in data-options, or is fetched from data-ask. Without this script the
// form's part of the page stays hidden, and a sentence says what to do instead.

const bytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

const listed = (credentials = []) => credentials.map((one) => ({ ...one, id: bytes(one.id) }));

function question(kind, options) {
  const asked = { ...options.publicKey, challenge: bytes(options.publicKey.challenge) };
  if (kind === "get") return { ...asked, allowCredentials: listed(asked.allowCredentials) };
  return {
    ...asked,
    user: { ...asked.user, id: bytes(asked.user.id) },
    excludeCredentials: listed(asked.excludeCredentials),
    // A passkey proper: it knows its owner, and asks for a finger, a face or a PIN.
    authenticatorSelection: {
      ...asked.authenticatorSelection,
      residentKey: "required",
      requireResidentKey: true,
      userVerification: "required",
    },
  };
}

function answer(credential) {
  const { response } = credential;
  const parts = { clientDataJSON: text(response.clientDataJSON) };
  if (response.attestationObject) {
    parts.attestationObject = text(response.attestationObject);
    parts.transports = response.getTransports ? response.getTransports() : [];
  } else {
    parts.authenticatorData = text(response.authenticatorData);
    parts.signature = text(response.signature);
    parts.userHandle = response.userHandle ? text(response.userHandle) : null;
  }
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: parts,
  };
}

async function options(form) {
  if (form.dataset.options) return JSON.parse(form.dataset.options);
  const reply = await fetch(form.dataset.ask, { headers: { Accept: "application/json" } });
  if (!reply.ok) throw new Error("The site did not answer.");
  return (await reply.json()).request_options;
}

async function ask(form) {
  const kind = form.dataset.passkey;
  const said = form.querySelector("[data-passkey-said]");
  said.hidden = true;
  try {
    const publicKey = question(kind, await options(form));
    const credential = await navigator.credentials[kind]({ publicKey });
    form.elements.credential.value = JSON.stringify(answer(credential));
    form.submit();
  } catch (fault) {
    // Closing the browser's window is no fault of ours; a second passkey on the same device is one of theirs.
    said.textContent = fault.name === "InvalidStateError" ? said.dataset.known : said.dataset.stopped;
    said.hidden = false;
    said.focus();
  }
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential) continue;
  form.hidden = false;
  for (const other of document.querySelectorAll("[data-without-passkey]")) other.hidden = true;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask(form);
  });
}
