// Opens the map of the page when it is asked for; nothing of it is fetched before. Written before the start script of rooms with maps.
const missing = "地图没有打开，可能是网络断了。示意图和名单照常能用。";
addEventListener("click", async (event) => {
  const opener = event.target.closest?.("[data-map-open]");
  const place = document.getElementById("picture");
  if (!opener || !place) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  place.scrollIntoView();
  try {
    // Both set out at once. A refusal of the second is told of when the first has come and waits for it.
    const clusters = fetch(new URL("./CLUSTERS", import.meta.url));
    clusters.catch(() => {});
    const map = await import("./MAP");
    await map.open(place, clusters);
  } catch {
    const said = document.getElementById("said");
    if (said) said.textContent = missing;
  }
}, true);
