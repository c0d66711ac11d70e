// Wakes the page: refuses every string that would become markup or code, applies the reader's own settings, starts the WASM.
// Names of the two files are written in when the site is built; older browsers that cannot run them keep the page as it is.
const refuse = () => null;
// Leaflet asks the browser what it can do with these two constants; nothing else ever becomes markup.
const asked = ["<svg/>", '<v:shape adj="1"/>'];
if (globalThis.trustedTypes) {
  const createHTML = (markup) => (asked.includes(markup) ? markup : null);
  trustedTypes.createPolicy("default", { createHTML, createScript: refuse, createScriptURL: refuse });
}
try {
  if (localStorage.getItem("ty-elder") === "1") document.documentElement.dataset.elder = "";
} catch {
  // Storage may be closed to us; then nothing was remembered.
}
try {
  const wasm = fetch(new URL("./WASM", import.meta.url));
  // Awaited below; should it fail before the glue has come, that is no error of its own.
  wasm.catch(() => {});
  const glue = await import("./GLUE");
  await glue.default({ module_or_path: wasm });
} catch {
  document.querySelector("[data-no-answer]")?.removeAttribute("hidden");
}
