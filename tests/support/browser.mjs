// Starting Chromium for the end-to-end tests and the load bench. xtask names it in CHROME_PATH.
import { chromium } from 'playwright-core';

// Without a network of its own: no look-ups for updates or services that a test would then wait for.
const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A headless Chromium. As root, as in many containers, it runs only without its sandbox. */
export function launch() {
  const asRoot = process.getuid?.() === 0;
  const executablePath = process.env.CHROME_PATH ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, headless: true, args: asRoot ? [...QUIET, '--no-sandbox'] : QUIET });
}
