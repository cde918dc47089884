/* The buttons for formatting; what they do can be typed as well. */
import { t, type Key } from '../../i18n';
import type { Format } from '../../state/format';
import type { IconName } from '../icon';
import { SHORTCUTS, withKeys } from '../shortcuts';
import { Toolbar, type Tool } from '../toolbar';

const FORMATS: [Format, IconName, Key][] = [
	['strong', 'bold', 'format_strong'],
	['em', 'italic', 'format_em'],
	['strike', 'strikethrough', 'format_strike'],
	['link', 'link', 'format_link'],
	['code', 'code', 'format_code'],
	['list', 'list', 'format_list'],
	['numbers', 'list-ordered', 'format_numbers'],
	['quote', 'text-quote', 'format_quote'],
];

export function FormatBar({ onFormat }: { onFormat: (how: Format) => void }) {
	const tools = FORMATS.map(([how, icon, words]): Tool => {
		const hasKeys = how === 'strong' || how === 'em' || how === 'strike';
		const title = hasKeys ? withKeys(SHORTCUTS.composer[how]) : t(words);
		return { icon, label: t(words), title, run: () => onFormat(how) };
	});
	return <Toolbar class="format-bar" label={t('format')} tools={tools} />;
}
