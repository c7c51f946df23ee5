// A change that did not reach the server is said, never swallowed.
document.addEventListener("DOMContentLoaded", () => {
  const lost = document.getElementById("not-saved");
  if (!lost) {
    return;
  }
  for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
    document.body.addEventListener(failure, () => { lost.hidden = false; });
  }
  document.body.addEventListener("htmx:afterRequest", event => {
    if (event.detail.successful) {
      lost.hidden = true;
    }
  });
});
