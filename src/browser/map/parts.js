// What stands about the map: buttons for what gestures do, a way past it, what it says. Made here because it is of no use before.

/** Puts this in place of whatever an element holds. */
export function fill(element, ...content) {
  element.replaceChildren(...content);
}

function make(name, properties, ...content) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...content);
  return element;
}

const BUTTONS = [
  ["in", "放大"], ["out", "缩小"], ["left", "←", "往左移"], ["right", "→", "往右移"], ["up", "↑", "往上移"], ["down", "↓", "往下移"],
  ["whole", "看全区县"], ["close", "收起"],
];

const ANCHORS = [[0, "家"], [1, "单位"], [2, "老人家"]];

function button([what, words, label]) {
  const made = make("button", { type: "button", className: "ty-button ty-button--quiet" }, words);
  made.dataset.map = what;
  if (label) made.setAttribute("aria-label", label);
  return made;
}

/** A layer that can be put over the map, as a tick. */
function layer(id, words) {
  const tick = make("input", { type: "checkbox", id, autocomplete: "off" });
  return [tick, make("p", { className: "ty-tick" }, tick, make("label", { htmlFor: id }, words))];
}

/** The places that distances can be measured from, each as a button that sets it to the middle of the map. */
function anchors() {
  const set = ([slot, words]) => {
    const made = make("button", { type: "button", className: "ty-button ty-button--quiet" }, words);
    made.setAttribute("aria-label", `把地图中间的十字设为${words}`);
    made.dataset.anchor = slot;
    return made;
  };
  return make("p", { className: "ty-map__tools" }, make("span", {}, "十字那里是："), ...ANCHORS.map(set));
}

/** The map's frame at the head of a section's figure; the parts that change. */
export function build(section, { hasSpots, hasTowns, hasAnchors }) {
  const box = make("div", { className: "ty-map__box" });
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", "地图：方向键移动，加号减号放大缩小，按 Tab 到机构");
  const said = make("p", { className: "ty-note" });
  said.setAttribute("role", "status");
  const pictures = make("p", { className: "ty-note", hidden: true }, "底图的图片没有取到，只画行政边界。");
  const chosen = make("ul", { className: "ty-map__chosen" });
  chosen.setAttribute("aria-live", "polite");
  const here = make("a", { className: "ty-button", href: "?" }, "只找这一片");
  const tools = make("div", { className: "ty-map__tools" }, ...BUTTONS.map(button), here);
  const past = make("a", { className: "ty-skip", href: "#list-follows" }, "跳过地图");
  const end = make("span", { id: "list-follows", tabIndex: -1 });
  const frame = make("div", { className: "ty-map" }, past, box, said, pictures, chosen, tools);
  const [spots, spotsTick] = layer("map-spots", "母婴室和服务点");
  const [sums, sumsTick] = layer("map-sums", "各镇街的托位");
  if (hasAnchors) {
    box.dataset.cross = "";
    frame.append(anchors());
  }
  if (hasSpots) frame.append(spotsTick);
  if (hasTowns) frame.append(sumsTick);
  frame.append(end);
  section.dataset.open = "";
  const figure = section.querySelector("figure");
  if (figure) figure.before(frame);
  else section.append(frame);
  return { frame, box, said, pictures, chosen, here, spots, sums };
}

/** Whether these bytes are the file's: by length, and by SHA-256 where the browser can tell. */
export async function check(bytes, { bytes: length, sha256 }) {
  if (bytes.byteLength !== length) return false;
  if (!globalThis.crypto?.subtle) return true;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("") === sha256;
}
