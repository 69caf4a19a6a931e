// On a telephone, which is as wide as a desk's window at 400 %: nothing is wider, cut off, or too small to press.
const wide = () => {
  const window = document.scrollingElement.clientWidth;
  return document.scrollingElement.scrollWidth <= window
    ? []
    : all("body *")
        .filter((one) => one.getBoundingClientRect().right > window + 0.5 && !one.closest(".fl-table table, svg"))
        .slice(0, 4)
        .map((one) => `wider than ${window} pixels: ${named(one)}`);
};

// Tables and charts may scroll inside a frame that has a name and that Tab reaches; nothing else may.
const cut = () =>
  all("body *")
    .filter((one) => seen(one) && !one.closest("svg, select, textarea, input, .nhsuk-u-visually-hidden, .fl-trap"))
    .flatMap((one) => {
      const style = getComputedStyle(one);
      if (style.overflowX === "visible" && style.overflowY === "visible") return [];
      const sideways = style.overflowX !== "visible" && one.scrollWidth > one.clientWidth + 1;
      const down = style.overflowY !== "visible" && one.scrollHeight > one.clientHeight + 1;
      if (!sideways && !down) return [];
      if (!/auto|scroll/.test(sideways ? style.overflowX : style.overflowY)) return [`cut off: ${named(one)}`];
      const framed = one.tabIndex === 0 && one.role && (one.ariaLabel || one.hasAttribute("aria-labelledby"));
      if (!framed) return [`scrolls, and has no name or cannot be reached: ${named(one)}`];
      return one.querySelector("table, svg") ? [] : [`scrolls, and is no table or chart: ${named(one)}`];
    });

// At least 24 pixels each way, or that far from the next; links inside a sentence are as high as its lines.
const cramped = () => {
  const targets = all("a[href], button, input:not([type=hidden]), select, textarea, summary")
    .filter((one) => seen(one) && !one.closest(".fl-trap"))
    .map((one) => [one, one.getBoundingClientRect()]);
  const small = (box) => box.width < 23.5 || box.height < 23.5;
  const within = (one) => {
    let block = one.parentElement;
    while (getComputedStyle(block).display === "inline") block = block.parentElement;
    return getComputedStyle(one).display === "inline" && block.innerText.trim().length > one.innerText.trim().length;
  };
  const near = (box, other) => {
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const [left, top] = [Math.max(other.left - x, 0, x - other.right), Math.max(other.top - y, 0, y - other.bottom)];
    const centres = Math.hypot(x - other.x - other.width / 2, y - other.y - other.height / 2);
    return Math.hypot(left, top) < 12 || (small(other) && centres < 24);
  };
  return targets
    .filter(([one, box]) => small(box) && !within(one))
    .filter(([one, box]) => targets.some(([other, its]) => other !== one && near(box, its)))
    .map(([one, box]) => `too small to press (${Math.round(box.width)} × ${Math.round(box.height)}): ${named(one)}`);
};

// WCAG 1.4.12: more room between letters, words, lines and paragraphs.
const ROOMY = new CSSStyleSheet();
ROOMY.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }`);
const roomy = (on) => {
  document.adoptedStyleSheets = on ? [ROOMY] : [];
};
