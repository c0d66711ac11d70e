// A PMTiles file of the site's own host, drawn on a canvas without WebGL. A chunk of its own: fetched only where one is configured.
import { leafletLayer } from "protomaps-leaflet";

/** Adds the file at this address below the site's base; `failed` is called when it cannot be read. */
export async function addPmtiles(map, file, failed) {
  const base = document.documentElement.dataset.base || "";
  const address = new URL(`${base}/${file}`.replace(/^\/+/, "/"), location.origin).href;
  const head = await fetch(address, { headers: { Range: "bytes=0-6" } });
  if (!head.ok || new TextDecoder().decode((await head.arrayBuffer()).slice(0, 7)) !== "PMTiles") return failed();
  const flavor = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  leafletLayer({ url: address, flavor, lang: "zh", attribution: "" }).addTo(map);
}
