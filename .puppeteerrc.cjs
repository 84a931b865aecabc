// `npm ci` must not download a browser where the embedded one serves (Linux x64), nor fail where none is to be had
// (other Linux): see docs/browser.md. On Windows and macOS puppeteer fetches its own browser.
/** @type {import("puppeteer").Configuration} */
module.exports = { skipDownload: process.platform === "linux" };
