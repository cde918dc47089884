/* What administrators have set for everybody, as far as the screen needs to know; the server decides. */
import { HOUSE_LIMITS } from '../protocol/limits';
import type { House, HouseLimits, RoomAccess } from '../protocol/types';
import { house, isAdministrator } from './store';

export type LimitName = keyof HouseLimits;
type Values = Required<HouseLimits>;

/* As it is set in this house, or else as it comes. */
export function limitIn<Name extends LimitName>(house: House | undefined, name: Name): Values[Name] {
	return (house?.limits?.[name] ?? HOUSE_LIMITS[name].value) as Values[Name];
}

export function limitOf<Name extends LimitName>(name: Name): Values[Name] {
	return limitIn(house.value?.held?.house, name);
}

function may(name: 'open_channels' | 'closed_channels' | 'invitations'): boolean {
	return isAdministrator.value || limitOf(name) === 'member';
}

export function mayMake(access: RoomAccess): boolean {
	return may(access === 'open' ? 'open_channels' : 'closed_channels');
}

export function mayMakeChannels(): boolean {
	return mayMake('open') || mayMake('closed');
}

export function mayInvite(): boolean {
	return may('invitations');
}
