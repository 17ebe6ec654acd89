const SIDE = 720;

/**
 * Draws a pair of boots in soft light, so that a newcomer has something to publish.
 * @returns {Promise<Blob>}
 */
export function samplePost() {
  const canvas = document.createElement('canvas');
  canvas.width = SIDE;
  canvas.height = SIDE;
  const pen = canvas.getContext('2d');
  if (!pen) return Promise.reject(new Error('This browser cannot draw the picture.'));
  const wall = pen.createLinearGradient(0, 0, SIDE, SIDE);
  wall.addColorStop(0, '#f6ead9');
  wall.addColorStop(1, '#dcc3a4');
  pen.fillStyle = wall;
  pen.fillRect(0, 0, SIDE, SIDE);
  boot(pen, { x: 250, leather: '#8a5226' });
  boot(pen, { x: 110, leather: '#a5662f' });
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be drawn.'))), 'image/png');
  });
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {{ x: number, leather: string }} look
 */
function boot(pen, { x, leather }) {
  pen.fillStyle = 'rgb(60 35 15 / 18%)';
  pen.beginPath();
  pen.ellipse(x + 185, 585, 215, 26, 0, 0, Math.PI * 2);
  pen.fill();
  pen.fillStyle = leather;
  pen.beginPath();
  pen.moveTo(x + 40, 170);
  pen.lineTo(x + 190, 170);
  pen.bezierCurveTo(x + 185, 300, x + 190, 380, x + 230, 420);
  pen.bezierCurveTo(x + 300, 450, x + 380, 460, x + 385, 545);
  pen.lineTo(x + 20, 545);
  pen.bezierCurveTo(x + 30, 430, x + 45, 330, x + 40, 170);
  pen.fill();
  pen.fillStyle = '#3a2413';
  pen.beginPath();
  pen.roundRect(x + 12, 540, 385, 34, 12);
  pen.fill();
  pen.strokeStyle = '#f4e6d2';
  pen.lineWidth = 7;
  pen.lineCap = 'round';
  for (const y of [250, 300, 350]) {
    pen.beginPath();
    pen.moveTo(x + 140, y);
    pen.lineTo(x + 186, y + 16);
    pen.stroke();
  }
}
