/* Why something cannot be stored. */
import { t } from '../../../i18n';

/* What to do about it. */
export function refusedText(reason: string): string {
	if (/^(?:too_many_nodes|too_large|too_deep|too_many_marks)$/.test(reason)) return t('note_refused_large');
	if (/^(?:archived|not_allowed|wrong_phase|not_found)$/.test(reason)) return t('note_refused_closed');
	return t('note_refused_other');
}
