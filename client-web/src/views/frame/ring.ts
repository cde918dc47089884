/* A short sound of two tones, made here. */
const TONES_HZ = [660, 880];
const TONE_S = 0.12;
const LOUDNESS = 0.08;
let audio: AudioContext | undefined;

/* Browsers let a page sound only after the person has touched it. */
export function ring(): void {
	try {
		audio ??= new AudioContext();
	} catch {
		return;
	}
	const start = audio.currentTime;
	const gain = audio.createGain();
	const end = start + TONES_HZ.length * TONE_S;
	gain.gain.setValueAtTime(LOUDNESS, start);
	gain.gain.exponentialRampToValueAtTime(0.001, end);
	gain.connect(audio.destination);
	TONES_HZ.forEach((hz, i) => {
		const tone = audio!.createOscillator();
		tone.frequency.value = hz;
		tone.connect(gain);
		tone.start(start + i * TONE_S);
		tone.stop(start + (i + 1) * TONE_S);
	});
}
