import { useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { t } from '../../i18n';
import { copyText } from '../message/actions';
import { Icon } from '../icon';

/* A link, or what else is to be copied; selected at a touch where copying is not allowed. */
export function LinkBox({ link, label, action }: { link: string; label?: string; action?: string }) {
	const field = useRef<HTMLInputElement>(null);
	const copied = useSignal(false);
	const copy = async () => {
		copied.value = await copyText(link);
		if (!copied.value) field.current!.select();
	};
	return (
		<div class="link-box">
			<input
				ref={field}
				type="text"
				readOnly
				value={link}
				aria-label={label ?? t('link_field')}
				onFocus={(event) => event.currentTarget.select()}
			/>
			<button type="button" class="button button-primary" onClick={() => void copy()}>
				<Icon name={copied.value ? 'check' : 'copy'} />
				{copied.value ? t('link_copied') : (action ?? t('link_copy'))}
			</button>
		</div>
	);
}
