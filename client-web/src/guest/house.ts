/* Whose guest one is: what the house says of itself to everybody. */
import { signal } from '@preact/signals';
import type { House } from '../protocol/types';
import { askHouse } from '../storage/house';
import { fallbackLanguage } from '../views/look';

export const host = signal<House | undefined>(undefined);

export function readHost(): void {
	askHouse().then(
		(house) => {
			host.value = house;
			if (house) fallbackLanguage.value = house.language;
		},
		() => undefined,
	);
}
