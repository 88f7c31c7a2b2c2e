// The ad as a Node programmer would compose it with sharp (libvips): crop, scale, lay an SVG of veils and texts over, place the product.
// For each line "jpeg" or "png" on standard input it draws one ad and answers with the file's base64 on one line.
const { createRequire } = require("node:module");
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const [folder, modules] = process.argv.slice(2);
const sharp = createRequire(join(modules, "/"))("sharp");
const words = JSON.parse(readFileSync(join(folder, "words.json"), "utf8"));
sharp.cache(false);
sharp.concurrency(1);

const [W, H] = [1080, 1350];
const side = Math.round(W * 0.52), left = Math.round((W - side) / 2), top = Math.round(H * 0.36);
const veil = (id, y1, y2, stops) =>
  `<linearGradient id="${id}" x1="0" x2="0" y1="${y1}" y2="${y2}">${stops.map(([at, o]) => `<stop offset="${at}" stop-color="rgb(${words.veil})" stop-opacity="${o}"/>`).join("")}</linearGradient>`;
const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
const line = (text, x, y, size, weight, fill, anchor = "start") =>
  `<text x="${x}" y="${y}" font-family="Inter, sans-serif" font-size="${size}" font-weight="${weight}" fill="rgb(${fill})" text-anchor="${anchor}">${escaped(text)}</text>`;
const svg = (body) => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${W}" height="${H}">${body}</svg>`);
const under = svg(
  `<defs>${veil("a", 0, 1, [[0.62, 0.5], [0.81, 0.25], [1, 0]])}${veil("b", 1, 0, [[0.46, 0.58], [0.73, 0.29], [1, 0]])}` +
  `<filter id="s" x="-50%" y="-150%" width="200%" height="400%"><feGaussianBlur stdDeviation="26"/></filter></defs>` +
  `<rect width="${W}" height="${H * 0.72}" fill="url(#a)"/><rect y="${H * 0.55}" width="${W}" height="${H * 0.45}" fill="url(#b)"/>` +
  `<ellipse cx="${W / 2}" cy="${top + side}" rx="${side * 0.4}" ry="38" fill="rgb(${words.veil})" fill-opacity="0.5" filter="url(#s)"/>`);
// librsvg sets a line where it is told: the wrapping that the other engines work out anew is given here.
const over = svg(
  words.lines.map((text, number) => line(text, 64, 270 + number * 115, 110, 800, words.ink)).join("") +
  line(words.figure, 64, H - 190, 72, 800, words.ink) + words.sub.map((text, number) => line(text, 64, H - 120 + number * 40, 30, 500, words.ink)).join("") +
  `<rect x="640" y="${H - 164}" width="376" height="100" rx="48" fill="rgb(${words.accent})"/>` +
  line(words.cta, 828, H - 102, 36, 700, words.veil, "middle"));

async function draw(wanted) {
  const photo = await sharp(join(folder, "photo.jpg")).resize(W, H, { fit: "cover" }).removeAlpha().raw().toBuffer();
  const product = await sharp(join(folder, "product.png")).resize(side, side).png({ compressionLevel: 0 }).toBuffer();
  const logo = await sharp(join(folder, "logo.png")).resize(210).png({ compressionLevel: 0 }).toBuffer();
  const ad = sharp(photo, { raw: { width: W, height: H, channels: 3 } }).composite([
    { input: under }, { input: product, left, top }, { input: logo, left: 64, top: 64 }, { input: over },
  ]);
  return wanted === "png" ? ad.png().toBuffer() : ad.jpeg({ quality: 88 }).toBuffer();
}

let turn = Promise.resolve();
require("node:readline").createInterface({ input: process.stdin }).on("line", (wanted) => {
  turn = turn.then(() => draw(wanted)).then((file) => process.stdout.write(file.toString("base64") + "\n"));
});
