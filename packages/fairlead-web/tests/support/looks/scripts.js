// Without scripts: what is seen, to be compared with what is seen once they ran; and whether forms work.
// What a script adds, and may take away since it gives something better: named here, with what does it.
const ADDED = [
  "[data-passkey]", // accounts/passkey.js: a passkey needs a script; a sentence says what to do instead,
  "[data-without-passkey]", // which it hides
  "[data-live-controls]", // networks/live_chat.js: shows new answers in place,
  "[data-live-link]", // instead of a link to them
  "[data-module=nhsuk-file-upload]", // NHS frontend: a larger place to drop a file, over the field
].join(", ");

const shown = () => ({
  text: texts(document.body)
    .filter((one) => seen(one.parentElement) && !one.parentElement.closest(ADDED))
    .map((one) => one.data.trim())
    .join(" "),
  controls: stops()
    .filter((one) => !one.closest(ADDED))
    .map(named),
});

const folded = (one) => one.closest("details:not([open]) > :not(summary)");

const scriptless = () => [
  ...all("script:not([src]), style, [style]")
    .filter((one) => one.type !== "application/json")
    .map((one) => `inline: ${named(one)}`),
  ...all("*")
    .filter((one) => [...one.attributes].some((each) => each.name.startsWith("on") || /^\s*javascript:/i.test(each.value)))
    .map((one) => `handled inline: ${named(one)}`),
  ...all("main *")
    .filter((one) => !one.matches("input[type=hidden], script, template, br, wbr, colgroup, col"))
    .filter((one) => !one.closest(`${ADDED}, svg`) && !folded(one))
    .filter((one) => getComputedStyle(one).display === "none" && (one.innerText || one.querySelector(TABBED)))
    .map((one) => `hidden without scripts: ${named(one)}`),
  ...all("form[data-passkey]")
    .filter(() => !all("[data-without-passkey], main form:not([data-passkey])").some(seen))
    .map(() => "a passkey is asked for, and nothing says what to do without scripts"),
  ...all("[data-live]")
    .filter((one) => !all("[data-live-link]", one).some(seen))
    .map(() => "a live chat, and no link to new answers without scripts"),
  ...all("form:not([data-passkey])")
    .filter((one) => ![...one.elements].some((each) => each.type === "submit" && (seen(each) || folded(each))))
    .map((one) => `a form without a button: ${named(one)}`),
  ...all("form:not([method])").map((one) => `a form without its method: ${named(one)}`),
];

// What each form sends, where to, and whether its token is there.
const forms = () => all("form").map((one) => [one.method, one.action, Boolean(one.elements.csrfmiddlewaretoken)]);
