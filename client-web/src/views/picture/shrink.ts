/* A chosen file becomes a small picture: drawn anew, so that nothing else in the file goes along. */
import { LIMITS } from '../../protocol/limits';

export interface Frame {
	width: number;
	height: number;
	/* It fills the frame, and what does not fit is cut off; else all of it fits into the frame. */
	fills: boolean;
}

const BYTES_MAX = (LIMITS.picture_max / 4) * 3;
const QUALITIES = [0.9, 0.75, 0.5, 0.25];

/* In base64; undefined: the browser cannot read the file as a picture. */
export async function shrink(file: Blob, frame: Frame): Promise<string | undefined> {
	const bitmap = await createImageBitmap(file).catch(() => undefined);
	if (!bitmap) return undefined;
	const canvas = draw(bitmap, frame);
	bitmap.close();
	const blob = await encode(canvas);
	return blob && base64(await blob.arrayBuffer());
}

function draw(bitmap: ImageBitmap, { width, height, fills }: Frame): HTMLCanvasElement {
	const ratios = [width / bitmap.width, height / bitmap.height];
	const scale = fills ? Math.max(...ratios) : Math.min(1, ...ratios);
	const w = bitmap.width * scale;
	const h = bitmap.height * scale;
	const canvas = document.createElement('canvas');
	canvas.width = fills ? width : Math.max(1, Math.round(w));
	canvas.height = fills ? height : Math.max(1, Math.round(h));
	const context = canvas.getContext('2d')!;
	context.imageSmoothingQuality = 'high';
	context.drawImage(bitmap, (canvas.width - w) / 2, (canvas.height - h) / 2, w, h);
	return canvas;
}

/* As WebP, which keeps what is transparent; where a browser cannot make it, it makes a PNG instead, and
 * if that is too large a JPEG on white. */
async function encode(canvas: HTMLCanvasElement): Promise<Blob | undefined> {
	for (const quality of QUALITIES) {
		const blob = await toBlob(canvas, 'image/webp', quality);
		if (blob && blob.size <= BYTES_MAX) return blob;
	}
	const context = canvas.getContext('2d')!;
	context.globalCompositeOperation = 'destination-over';
	context.fillStyle = '#fff';
	context.fillRect(0, 0, canvas.width, canvas.height);
	for (const quality of QUALITIES) {
		const blob = await toBlob(canvas, 'image/jpeg', quality);
		if (blob && blob.size <= BYTES_MAX) return blob;
	}
	return undefined;
}

function toBlob(canvas: HTMLCanvasElement, type: string, quality: number): Promise<Blob | null> {
	return new Promise((resolve) => canvas.toBlob(resolve, type, quality));
}

/* Of no more bytes than a call can have arguments. */
function base64(bytes: ArrayBuffer): string {
	return btoa(String.fromCharCode(...new Uint8Array(bytes)));
}
