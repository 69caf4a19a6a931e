// Where the reader's own colours are forced, here white on black: edges, marks and charts are still seen.
const bordered = (style, canvas) =>
  ["Top", "Right", "Bottom", "Left"].some(
    (side) =>
      parseFloat(style[`border${side}Width`]) >= 1 &&
      style[`border${side}Style`] !== "none" &&
      !clear(style[`border${side}Color`]) &&
      contrast(style[`border${side}Color`], canvas) >= 3,
  );

const forced = () => {
  const canvas = getComputedStyle(document.body).backgroundColor;
  const underlined = (one) => getComputedStyle(one).textDecorationLine.includes("underline");
  return [
    ...all("button, .nhsuk-button, input:not([type=hidden], [type=file]), select, textarea")
      .filter((one) => (seen(one) || drawn(one) !== getComputedStyle(one)) && !one.closest(".fl-trap"))
      .filter((one) => !underlined(one) && one.checkVisibility() && !bordered(drawn(one), canvas))
      .map((one) => `no edge where colours are forced: ${named(one)}`),
    ...texts(document.body)
      .map((one) => one.parentElement)
      .filter((one) => seen(one) && !one.closest("svg") && contrast(getComputedStyle(one).color, ground(one)) < 4.5)
      .map((one) => `not to be read where colours are forced: ${named(one)}`),
    ...all("body *")
      .filter((one) => seen(one) && getComputedStyle(one).backgroundImage.includes("url("))
      .map((one) => `a picture that forced colours may lose: ${named(one)}`),
    ...all("svg:not([aria-hidden=true])").flatMap(lost),
  ];
};

// What is drawn on a picture's ground: the first shape, where that is as large as the picture, else what is behind.
const lost = (picture) => {
  const marks = all("text, path, line, rect, circle, polyline, polygon", picture).filter(seen);
  const covers = (one) => one.getBoundingClientRect().width >= 0.98 * picture.getBoundingClientRect().width;
  const own = marks.length && marks[0].matches("rect, path") && covers(marks[0]) && getComputedStyle(marks[0]).fill;
  const behind = own && !clear(own) && marks.length > 1 ? own : ground(picture);
  return marks
    .slice(behind === own ? 1 : 0)
    .filter((one) => {
      const { fill, stroke } = getComputedStyle(one);
      const colours = [fill, stroke].filter((colour) => !clear(colour));
      return colours.length && !colours.some((colour) => contrast(colour, behind) >= (one.matches("text") ? 4.5 : 1.1));
    })
    .map((one) => `lost where colours are forced: ${one.tagName} in ${named(picture.parentElement)}`);
};
