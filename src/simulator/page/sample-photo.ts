const width = 960;
const height = 720;

/** Draws a road with a hole in it, for those who have no photo at hand; no two are alike. */
export async function drawSamplePhoto(): Promise<File> {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const brush = canvas.getContext("2d");
  if (!brush) throw new Error("This browser cannot draw");
  const sky = brush.createLinearGradient(0, 0, 0, height * 0.4);
  sky.addColorStop(0, "#8db4d6");
  sky.addColorStop(1, "#dfe9ea");
  paint(brush, sky, [0, 0, width, 0, width, height * 0.4, 0, height * 0.4]);
  paint(brush, "#7f8a58", [0, height * 0.4, width, height * 0.4, width, height, 0, height]);
  paint(brush, "#67696d", [440, height * 0.4, 520, height * 0.4, 930, height, 30, height]);
  brush.fillStyle = "#37312c";
  brush.beginPath();
  const across = 380 + Math.random() * 200;
  brush.ellipse(across, 540, 90 + Math.random() * 60, 38, 0, 0, 2 * Math.PI);
  brush.fill();
  brush.fillStyle = "#ffffff";
  brush.font = "600 30px system-ui, sans-serif";
  brush.fillText(new Date().toLocaleString("ru-KZ"), 32, height - 32);
  return new File([await toJpeg(canvas)], `sample-${Date.now()}.jpg`, { type: "image/jpeg" });
}

/** Fills the shape between the points, given as x and y in turn. */
function paint(
  brush: CanvasRenderingContext2D,
  color: string | CanvasGradient,
  points: number[],
): void {
  brush.fillStyle = color;
  brush.beginPath();
  for (let at = 0; at < points.length; at += 2) brush.lineTo(points[at] ?? 0, points[at + 1] ?? 0);
  brush.fill();
}

function toJpeg(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => {
        if (blob) resolve(blob);
        else reject(new Error("The picture could not be made"));
      },
      "image/jpeg",
      0.85,
    );
  });
}
