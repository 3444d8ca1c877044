"use strict";
// The page works without this: it lets a file be dropped, Escape close what a claim shows, and says that work goes on.
(() => {
  const form = document.getElementById("check");
  const file = document.getElementById("file");
  const close = () => {
    if (document.activeElement instanceof HTMLElement && document.activeElement.closest(".mark, .tip")) {
      document.activeElement.blur();
    }
    if (document.querySelector(".mark:target")) location.replace("#closed");
    document.body.classList.add("tips-closed");
  };
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  for (const kind of ["pointermove", "focusin"]) {
    document.addEventListener(kind, () => document.body.classList.remove("tips-closed"), { passive: true });
  }
  if (!form || !file) return;
  for (const kind of ["dragenter", "dragover"]) {
    form.addEventListener(kind, (event) => { event.preventDefault(); form.classList.add("dropping"); });
  }
  form.addEventListener("dragleave", () => form.classList.remove("dropping"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("dropping");
    if (event.dataTransfer.files.length) {
      file.files = event.dataTransfer.files;
      form.elements.text.value = "";
    }
  });
  file.addEventListener("change", () => { if (file.files.length) form.elements.text.value = ""; });
  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (button && !button.name) { button.setAttribute("aria-busy", "true"); }
  });
})();
