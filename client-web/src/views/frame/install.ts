/* Offers to install the page as an app, where the browser lets it. */
import { signal } from '@preact/signals';

interface InstallEvent extends Event {
	prompt(): Promise<unknown>;
}

export const installOffer = signal<InstallEvent | undefined>(undefined);

export function watchInstall(): void {
	addEventListener('beforeinstallprompt', (event) => {
		event.preventDefault();
		installOffer.value = event as InstallEvent;
	});
	addEventListener('appinstalled', () => (installOffer.value = undefined));
}

export function install(): void {
	void installOffer.value?.prompt();
	installOffer.value = undefined;
}
