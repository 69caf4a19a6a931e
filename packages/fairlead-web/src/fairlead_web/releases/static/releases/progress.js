// Keeps the progress page fresh. Without scripts the page has a link that does the same.
const frame = document.querySelector("[data-state]");
const stage = frame.querySelector("[data-stage]");
const bar = frame.querySelector("progress");

async function look() {
  try {
    const answer = await fetch(frame.dataset.state, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(answer.statusText);
    const job = await answer.json();
    if (job.ended) {
      location.reload();
      return;
    }
    if (job.stage && stage.textContent !== job.stage) stage.textContent = job.stage;
    bar.value = job.percent;
  } catch {
    // The site may be restarting: ask again.
  }
  setTimeout(look, 1500);
}

setTimeout(look, 800);
