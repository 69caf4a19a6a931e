// What every look needs: who is seen, who can be reached, and how a fault names an element.
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

const named = (one) => {
  const words = (one.innerText || one.value || one.getAttribute("aria-label") || one.id || "").trim().slice(0, 40);
  return `${one.tagName.toLowerCase()}${one.classList.length ? "." + [...one.classList].join(".") : ""} “${words}”`;
};

// Parts that are there for screen readers only are 1 pixel large.
const seen = (one) => {
  if (!one.checkVisibility({ visibilityProperty: true, opacityProperty: false })) return false;
  const box = one.getBoundingClientRect();
  return box.width > 1 && box.height > 1;
};

const TABBED = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";

// NHS frontend draws ticks and dots on the label, over a field that is clear.
const drawn = (one) =>
  one.matches("input[type=radio], input[type=checkbox]") && getComputedStyle(one).opacity === "0"
    ? getComputedStyle(one.labels[0], "::before")
    : getComputedStyle(one);

// What Tab stops at, in the order of the document: of a group of radio buttons only one.
const stops = (within = document) =>
  all(TABBED, within).filter((one) => {
    if (one.tabIndex < 0 || one.matches(":disabled") || !one.checkVisibility({ visibilityProperty: true })) return false;
    if (one.type !== "radio" || !one.name) return true;
    const group = all("input[type=radio]", one.form || document).filter((other) => other.name === one.name);
    return one === (group.find((other) => other.checked) || group[0]);
  });

const texts = (within) => {
  const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) if (walker.currentNode.data.trim()) found.push(walker.currentNode);
  return found;
};

// Light, from 0 to 1, and contrast as WCAG counts them. Other than rgb(a) is not drawn here.
const parts = (colour) => (colour.match(/[\d.]+/g) || []).map(Number);
const clear = (colour) => colour === "none" || colour === "transparent" || parts(colour)[3] === 0;
const light = (colour) => {
  const [red, green, blue] = parts(colour)
    .slice(0, 3)
    .map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one, other) => {
  const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
};
const ground = (one) => {
  for (let part = one; part; part = part.parentElement) {
    const colour = getComputedStyle(part).backgroundColor;
    if (!clear(colour)) return colour;
  }
  return "rgb(255, 255, 255)";
};

const doubled = () => {
  const ids = all("[id]").map((one) => one.id);
  return ids.filter((id, place) => ids.indexOf(id) !== place).map((id) => `an id that stands twice: ${id}`);
};
