/* What a person's device does beside the page. */

/* A device on which notices can be counted, and a person who can look away. */
export async function countNotices(seat, permission) {
	await seat.page.addInitScript((first) => {
		window.shown = [];
		let isFocused = true;
		document.hasFocus = () => isFocused;
		window.look = (on) => {
			isFocused = on;
			dispatchEvent(new Event(on ? 'focus' : 'blur'));
		};
		window.Notification = class {
			static permission = first;
			static requestPermission() {
				this.permission = 'granted';
				return Promise.resolve('granted');
			}
			constructor(title, { body }) {
				window.shown.push(`${title}: ${body}`);
			}
			close() {}
		};
	}, permission);
}

/* Looks at the page, or away. */
export const look = (seat, on) => seat.page.evaluate((value) => window.look(value), on);
/* The notices so far. */
export const shown = (seat) => seat.page.evaluate(() => window.shown);
