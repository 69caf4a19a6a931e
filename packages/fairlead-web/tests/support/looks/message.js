// What became of a form: told before the heading, announced, and the focus is left where it is.
const message = () => {
  const found = all(".fl-message");
  const heading = document.querySelector("h1");
  return [
    ...found
      .filter((one) => !["status", "alert"].includes(one.getAttribute("role")) || !one.closest("main"))
      .map((one) => `nobody is told: ${named(one)}`),
    ...found
      .filter((one) => !(one.compareDocumentPosition(heading) & Node.DOCUMENT_POSITION_FOLLOWING))
      .map((one) => `not before the heading: ${named(one)}`),
    ...(document.activeElement === document.body ? [] : [`has taken the focus: ${named(document.activeElement)}`]),
  ];
};
