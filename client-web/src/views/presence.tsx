import { t } from '../i18n';
import { presence } from './store';

export function presenceWords(person: string): string {
	const words = { active: t('presence_active'), away: t('presence_away'), offline: t('presence_offline'), meeting: t('presence_meeting') };
	return words[presence.value.get(person) ?? 'offline'];
}

/* A dot that says how somebody is here, and says it in words too. */
export function Presence({ person }: { person: string }) {
	const state = presence.value.get(person) ?? 'offline';
	const words = presenceWords(person);
	return <span class={`presence presence-${state}`} role="img" aria-label={words} title={words} />;
}
