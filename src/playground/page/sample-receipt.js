const WIDTH = 620;
const HEIGHT = 780;

/**
 * Draws the picture of a bank's transfer slip, so that a newcomer has something to send. It is marked as a sample.
 * @param {Date} now
 * @returns {Promise<Blob>}
 */
export function sampleReceipt(now) {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const pen = canvas.getContext('2d');
  if (!pen) return Promise.reject(new Error('This browser cannot draw the picture.'));
  pen.fillStyle = '#eef2f6';
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  pen.fillStyle = '#ffffff';
  pen.beginPath();
  pen.roundRect(40, 40, WIDTH - 80, HEIGHT - 80, 28);
  pen.fill();
  drawTick(pen);
  pen.textAlign = 'center';
  write(pen, 'Toʻlov amalga oshirildi', { y: 250, size: 34, weight: 700 });
  write(pen, 'NAMUNA · SAMPLE', { y: 300, size: 26, weight: 700, color: '#b3261e' });
  drawRows(pen, [
    ['Sana', now.toLocaleString('en-GB', { timeZone: 'Asia/Tashkent', dateStyle: 'short', timeStyle: 'medium' })],
    ['Holati', 'Muvaffaqiyatli'],
    ['Turi', 'Kartadan kartaga'],
    ['Komissiya', '0 soʻm'],
    ['Chek', String(now.getTime()).slice(-9)],
  ]);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be drawn.'))), 'image/png');
  });
}

/** @param {CanvasRenderingContext2D} pen */
function drawTick(pen) {
  pen.fillStyle = '#1f8a4c';
  pen.beginPath();
  pen.arc(WIDTH / 2, 140, 52, 0, Math.PI * 2);
  pen.fill();
  pen.strokeStyle = '#ffffff';
  pen.lineWidth = 10;
  pen.lineCap = 'round';
  pen.beginPath();
  pen.moveTo(WIDTH / 2 - 22, 142);
  pen.lineTo(WIDTH / 2 - 5, 159);
  pen.lineTo(WIDTH / 2 + 24, 124);
  pen.stroke();
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {[string, string][]} rows
 */
function drawRows(pen, rows) {
  rows.forEach(([label, value], index) => {
    const y = 380 + index * 66;
    pen.textAlign = 'left';
    write(pen, label, { x: 80, y, size: 26, color: '#5b6774' });
    pen.textAlign = 'right';
    write(pen, value, { x: WIDTH - 80, y, size: 26, weight: 600 });
    pen.fillStyle = '#e3e8ee';
    pen.fillRect(80, y + 22, WIDTH - 160, 2);
  });
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {string} text
 * @param {{ x?: number, y: number, size: number, weight?: number, color?: string }} style
 */
function write(pen, text, { x = WIDTH / 2, y, size, weight = 400, color = '#17202a' }) {
  pen.fillStyle = color;
  pen.font = `${weight} ${size}px system-ui, sans-serif`;
  pen.fillText(text, x, y);
}
