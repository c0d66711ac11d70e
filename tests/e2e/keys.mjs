// Going about a page by the Tab key.
import assert from 'node:assert/strict';

/** The most presses of Tab to anything. */
const MOST_STEPS = 60;

/** Presses Tab until it stands on what `fits`; everything on the way shows the focus and lies in the window. */
export async function tabTo(page, fits, given) {
  for (let step = 0; step < MOST_STEPS; step += 1) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(([fits, given]) => {
      const element = document.activeElement;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const { top, bottom } = element.getBoundingClientRect();
      return {
        there: Boolean(new Function(`return (${fits})`)()(element, given)),
        what: element.outerHTML.slice(0, 120),
        shown: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && bottom > 0 && top < innerHeight,
      };
    }, [fits.toString(), given]);
    assert.ok(seen.shown, `the focus is not seen on ${seen.what}`);
    if (seen.there) return;
  }
  assert.fail(`not reached in ${MOST_STEPS} steps: ${fits}`);
}
