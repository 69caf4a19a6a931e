// By keyboard: each stop can be seen, in the order of the page, and none is behind something else.
const passed = [];
let listening = false;

const look = (style) => [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow].join(" ");
const outlined = (style) =>
  style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && !clear(style.outlineColor);

// From the page's beginning on every stop is written down, with what is wrong about it. Answers how many lie ahead.
const listen = (within) => {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
  passed.length = 0;
  if (listening) return stops(within).length;
  listening = true;
  document.addEventListener("focusin", ({ target: one }) => {
    const { left, right, top, bottom } = (one.matches("input") && drawn(one) !== getComputedStyle(one) ? one.labels[0] : one).getBoundingClientRect();
    const [low, high] = [Math.max(top, 0), Math.min(bottom, innerHeight)]; // a table may be higher than the window
    // Links may take two lines: one of their corners, or the middle, is seen.
    const points = [[0.5, 0.5], [0.1, 0.1], [0.9, 0.9], [0.1, 0.9], [0.9, 0.1]];
    const met = points.some(([along, down]) => {
      const found = document.elementFromPoint(left + (right - left) * along, low + (high - low) * down);
      return found && (one.contains(found) || found.contains(one) || [...(one.labels || [])].includes(found));
    });
    passed.push([one, outlined(drawn(one)), met]);
  });
  return stops(within).length;
};

const walked = (within) => {
  const [expected, path] = [stops(within), passed.map(([one]) => one)];
  // Past the header: the skip link, then the content itself, its stops, and the footer.
  const from = within === document ? 0 : 2;
  const wrong = expected.findIndex((one, place) => path[from + place] !== one);
  const next = path[from + expected.length];
  const whatever = (one) => (one ? named(one) : "nothing");
  return [
    ...(from && path[1] !== within ? ["the skip link does not lead to the content"] : []),
    ...(wrong < 0 ? [] : [`Tab stops at ${whatever(path[from + wrong])}, not at ${named(expected[wrong])}`]),
    ...(from && !(next && next.closest("footer")) ? [`after the content Tab stops at ${whatever(next)}`] : []),
    ...passed
      .filter(([one, line]) => !line && one.tabIndex >= 0)
      .map(([one]) => `focus is not seen where colours are forced: ${named(one)}`),
    ...passed
      .filter(([one, , met]) => !met && one.tabIndex >= 0)
      .map(([one]) => `something stands over what has the focus: ${named(one)}`),
  ];
};

// With the site's own colours: what has the focus looks otherwise than before, beyond its colour.
const pointed = () => [
  ...all("[tabindex]").filter((one) => one.tabIndex > 0).map((one) => `an order of its own: ${named(one)}`),
  ...stops().flatMap((one) => {
    const before = look(drawn(one));
    one.focus({ focusVisible: true, preventScroll: true });
    const after = drawn(one);
    const told = outlined(after) || (after.boxShadow !== "none" && look(after) !== before);
    one.blur();
    return told ? [] : [`focus is not seen: ${named(one)}`];
  }),
];
