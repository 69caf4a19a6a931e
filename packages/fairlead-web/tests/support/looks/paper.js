// On paper: all that is meant to be read is there, dark and whole, and nothing that can only be pressed.
const FURNITURE = [
  "button, .nhsuk-button, input[type=submit], .nhsuk-file-upload", // cannot be pressed
  "nav, .nhsuk-pagination, .nhsuk-skip-link, .nhsuk-footer, .fl-figure__downloads", // lead elsewhere
  "summary", // what it folds is open
  "form.fl-search, .fl-live, .fl-deeds, .fl-trap", // ask, answer and approve on the screen only
].join(", ");

const paper = () => {
  const width = document.scrollingElement.clientWidth;
  const unread = texts(document.querySelector("main")).filter(({ parentElement: one }) => {
    if (one.closest(`${FURNITURE}, [hidden], script, template, option, title, desc, .nhsuk-u-visually-hidden`)) return false;
    return !one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || !printed(one);
  });
  const printedTexts = texts(document.body).filter((one) => seen(one.parentElement));
  return [
    ...unread.map((one) => `not on paper: ${named(one.parentElement)}`),
    ...all(FURNITURE)
      .filter(seen)
      .map((one) => `of no use on paper: ${named(one)}`),
    ...all("body *")
      .filter((one) => seen(one) && /fixed|sticky/.test(getComputedStyle(one).position))
      .map((one) => `stands over the text on paper: ${named(one)}`),
    ...all("body *")
      .filter((one) => seen(one) && one.getBoundingClientRect().right > width + 0.5)
      .slice(0, 3)
      .map((one) => `wider than paper: ${named(one)}`),
    // What may not be divided leaves the rest of its sheet empty, so it has to be small; a heading stays with its text.
    ...all("main *")
      .filter((one) => seen(one) && (one.matches("svg, img") || getComputedStyle(one).breakInside === "avoid"))
      .filter((one) => one.getBoundingClientRect().height > 0.75 * innerHeight)
      .map((one) => `too high for one sheet, and not to be divided: ${named(one)}`),
    ...all("main :is(h2, h3, h4)")
      .filter((one) => seen(one) && getComputedStyle(one).breakAfter !== "avoid")
      .map((one) => `may be parted from what it heads: ${named(one)}`),
    ...all("main *")
      .filter((one) => seen(one) && !one.closest("svg, select, textarea, input, .nhsuk-u-visually-hidden"))
      .filter((one) => getComputedStyle(one).overflow !== "visible")
      .filter((one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
      .map((one) => `cut off on paper: ${named(one)}`),
    ...printedTexts
      .filter((one) => !one.parentElement.closest("svg"))
      .filter((one) => contrast(getComputedStyle(one.parentElement).color, "rgb(255, 255, 255)") < 4.5)
      .map((one) => `too pale for paper: ${named(one.parentElement)}`),
    ...all("a[href]")
      .filter(seen)
      .filter((one) => {
        const address = one.getAttribute("href");
        const told = address && getComputedStyle(one, "::after").content.includes(address);
        return Boolean(told) !== (Boolean(one.closest("main")) && /^https?:/.test(address));
      })
      .map((one) => `an address that is missing on paper, or of no use: ${named(one)}`),
  ];
};

const printed = (one) => {
  const box = one.getBoundingClientRect();
  return box.width > 0 && box.height > 0;
};
