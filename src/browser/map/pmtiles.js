// A PMTiles file of the site's own host, drawn on a canvas without WebGL. A chunk of its own: fetched only where one is configured.
import { leafletLayer } from "protomaps-leaflet";

/** Adds the file at this address; `failed` is called when it is not there or is none. */
export async function addPmtiles(map, address, failed) {
  const url = new URL(address, location.origin).href;
  const head = await fetch(url, { headers: { Range: "bytes=0-6" } });
  if (!head.ok || new TextDecoder().decode((await head.arrayBuffer()).slice(0, 7)) !== "PMTiles") return failed();
  const flavor = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  return leafletLayer({ url, flavor, lang: "zh", attribution: "" }).addTo(map);
}
