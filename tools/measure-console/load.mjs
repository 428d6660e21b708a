/** @import { Browser } from '@playwright/test' */

/** How many times slower than this machine's the processor is. */
export const slowdown = 4;

/** Where the page keeps its session. */
const sessionKey = 'baton.session';

/**
 * A file as it came over the network.
 *
 * @typedef {object} Loaded
 * @property {string} name
 * @property {number} bytes compressed, with its headers
 * @property {boolean} isVoiceSdk
 */

/**
 * @typedef {object} Load
 * @property {number} usableMs from the first request until the page can be used
 * @property {Loaded[]} files in the order in which they came
 */

/**
 * Loads a page with an empty cache and a slow processor, and watches what comes.
 *
 * @param {Browser} browser
 * @param {{ url: string, button: string, session: string | null }} page `button` is on the page when
 *   it can be used
 * @returns {Promise<Load>}
 */
export async function watchLoad(browser, { url, button, session }) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.addInitScript(markWhenUsable, button);
    if (session !== null) await page.addInitScript(keep, { key: sessionKey, value: session });
    const protocol = await context.newCDPSession(page);
    await protocol.send('Network.enable');
    await protocol.send('Network.setCacheDisabled', { cacheDisabled: true });
    await protocol.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    /** @type {Map<string, string>} */
    const addresses = new Map();
    /** @type {Promise<Loaded>[]} */
    const files = [];
    protocol.on('Network.responseReceived', ({ requestId, response }) => {
      addresses.set(requestId, response.url);
    });
    protocol.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const name = new URL(addresses.get(requestId) ?? url).pathname;
      files.push(
        protocol.send('Network.getResponseBody', { requestId }).then(
          // The Voice SDK tells Twilio how it fares, at an address that nobody else uses.
          ({ body }) => ({
            ...{ name, bytes: encodedDataLength },
            isVoiceSdk: name.endsWith('.js') && body.includes('eventgw.'),
          }),
          () => ({ name, bytes: encodedDataLength, isVoiceSdk: false }),
        ),
      );
    });
    await page.goto(url, { waitUntil: 'load' });
    await page.waitForFunction(() => 'usableMs' in globalThis);
    const usableMs = await page.evaluate(() => /** @type {any} */ (globalThis).usableMs);
    await page.waitForLoadState('networkidle');
    return { usableMs, files: await Promise.all(files) };
  } finally {
    await context.close();
  }
}

/** In the page: notes when the button can first be pressed. @param {string} name */
function markWhenUsable(name) {
  /** @type {any} */
  const page = globalThis;
  const look = () => {
    const isThere = [...page.document.querySelectorAll('button')].some(
      (button) => button.textContent.includes(name) && !button.disabled && button.offsetParent,
    );
    if (isThere) page.usableMs = performance.now();
    else page.requestAnimationFrame(look);
  };
  look();
}

/** In the page. @param {{ key: string, value: string }} entry */
function keep({ key, value }) {
  /** @type {any} */ (globalThis).sessionStorage.setItem(key, value);
}
