// Layers that a deployer may add: 天地图's pictures with the deployer's own key, a PMTiles file of the same host. None by default.
// What is configured stands in the page as data, written from the same setting as the page's policy.
import { DomUtil, GridLayer, Point, TileLayer } from "./leaflet.js";

const HOSTS = ["0", "1", "2", "3", "4", "5", "6", "7"];

/** One of 天地图's layers, in Web Mercator: vec is the ground, cva the names. */
function tianditu(layer, key) {
  const address = `https://t{s}.tianditu.gov.cn/${layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${layer}&STYLE=default`
    + `&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=${encodeURIComponent(key)}`;
  return new TileLayer(address, { subdomains: HOSTS, maxZoom: 18, className: "ty-tiles" });
}

/** Adds what is configured. `failed` is called once when pictures do not come: the borders are still there. */
export function addLayers(map, link, failed) {
  const block = document.getElementById("map-layers");
  const layers = block ? JSON.parse(block.textContent) : {};
  let isTold = false;
  const tell = () => {
    if (!isTold) failed();
    isTold = true;
  };
  if (layers.tianditu_key) {
    for (const layer of ["vec", "cva"]) tianditu(layer, layers.tianditu_key).on("tileerror", tell).addTo(map);
  }
  if (layers.pmtiles) {
    // The PMTiles layer's code looks for Leaflet there.
    globalThis.L = { DomUtil, GridLayer, Point };
    import("./pmtiles.js").then(({ addPmtiles }) => addPmtiles(map, link(layers.pmtiles), tell)).catch(tell);
  }
  if (layers.tianditu_key || layers.pmtiles) map.getContainer().dataset.tiles = "";
}
