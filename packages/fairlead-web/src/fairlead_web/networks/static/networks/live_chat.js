// Looks for what is new in a live chat or at its desk, politely: only while the page is seen, until it is paused
// or the chat closes. It says that there is something and shows it when asked to; it never moves the focus.
// Without scripts the page has a link that does the same.
const EVERY = 20_000;
const SLOWEST = 160_000; // between looks while the site does not answer

const box = document.querySelector("[data-live]");
const list = document.querySelector("[data-live-list]");
const mine = document.querySelector("[data-live-mine]"); // what the reader asked; a desk has none
const part = (name) => box.querySelector(`[data-live-${name}]`);
const status = part("status");
const pause = part("pause");

let until = box.dataset.until;
let found = null; // the newest answer of the site, until it is shown
let paused = false;
let over = false;
let wait = EVERY;
let timer = 0;

// Only what differs is said, so that nobody hears the same twice.
function say(words) {
  if (status.textContent !== words) status.textContent = words;
}

function later() {
  clearTimeout(timer);
  if (!paused && !over) timer = setTimeout(look, wait);
}

function end(words) {
  over = true;
  pause.disabled = true;
  say(words);
}

async function look() {
  if (document.visibilityState === "hidden") return; // goes on once the page is seen again
  try {
    const answer = await fetch(`${box.dataset.live}?seen=${until}`, { redirect: "manual" });
    // Signed out, not inside any more, or a second step is asked for again.
    if (answer.type === "opaqueredirect" || answer.status === 404) return end(box.dataset.lost);
    if (!answer.ok) throw new Error(answer.statusText);
    const news = await answer.json();
    wait = EVERY;
    if (paused) return;
    found = news.words ? news : null;
    if (found) say(found.words);
    if (!news.open) end([news.words, box.dataset.over].filter(Boolean).join(". "));
  } catch {
    wait = Math.min(wait * 2, SLOWEST); // the site may be restarting
  } finally {
    later();
  }
}

// What the site itself drew, with everything that people wrote escaped.
function draw(place, words) {
  place.replaceChildren(...new DOMParser().parseFromString(words, "text/html").body.childNodes);
}

async function show() {
  if (!found && !over) await look();
  if (!found) return say(over ? box.dataset.over : box.dataset.nothing);
  draw(list, found.list);
  if (mine) draw(mine, found.mine);
  until = found.until;
  found = null;
  say(over ? box.dataset.over : box.dataset.shown);
}

function turn() {
  paused = !paused;
  const other = pause.dataset.other;
  pause.dataset.other = pause.textContent;
  pause.textContent = other;
  say(paused ? box.dataset.paused : box.dataset.looking);
  if (paused) clearTimeout(timer);
  else look();
}

part("link").hidden = true;
part("controls").hidden = false;
part("show").addEventListener("click", show);
pause.addEventListener("click", turn);
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible" && !paused && !over) look();
});
later();
